"""Names of sheets and headings of columns, as both writing and reading know them."""

import re
from functools import lru_cache

from grappe.questions import Field, Section
from grappe.questions.values import fold

MANDATORY = "*"


def sheet_name(section: Section, language: str) -> str:
    """The section's label as Excel allows a sheet to be named (31 characters at most)."""
    return re.sub(r"[\[\]:*?/\\]", " ", section.label.to(language)).strip("' ")[:31]


def heading(field: Field, year: int, language: str) -> str:
    """The heading of a field: label, the year it is about, unit, and a star when mandatory."""
    return (
        f"{question(field, year, language)} {MANDATORY}"
        if field.mandatory
        else (question(field, year, language))
    )


def question(field: Field, year: int, language: str) -> str:
    """The heading without its star: "Montant 2020 (€)"."""
    label, _, unit = field.label.to(language).partition(" (")
    if not unit and field.unit is not None:
        unit = f"{field.unit.to(language)})"
    if unit == f"{label})":
        unit = ""
    dated = f"{label} {year}" if field.about_year else label
    return f"{dated} ({unit}" if unit else dated


@lru_cache(maxsize=16_384)
def bare(heading: str) -> str:
    """A heading reduced to what it is recognised by: no star, year or unit, folded."""
    without = re.sub(r"\([^)]*\)|\b(?:19|20)\d\d\b|\*", " ", heading)
    return fold(without)
