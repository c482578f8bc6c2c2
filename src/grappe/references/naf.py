"""Sections of the French nomenclature of activities, rev. 2 and 2025, and divisions of rev. 2: a
letter or a number means another thing in each, so none is told without its vintage."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from grappe.references.files import rows_of

NAF_VINTAGES: Mapping[str, str] = MappingProxyType({"NAFRev2": "NAF rév. 2", "NAF2025": "NAF 2025"})
"""The vintages that are told in sections, as Insee codes them, and their names."""
NAF_2025_FROM = 2027
"""The year from which activities are told in NAF 2025."""

_CODE = re.compile(r"(\d{2})(?:\.?\d{1,2}[A-Z]?)?")
_DIVISIONS = {"NAFRev2": "naf_rev2_divisions.csv"}
_TABLES = {"NAFRev2": "naf_rev2_sections.csv", "NAF2025": "naf_2025_sections.csv"}


class NafSection(NamedTuple):
    """A section, a letter from A on; divisions `first` to `last` belong to it. `vintage` is
    "NAFRev2" or "NAF2025"."""

    code: str
    first: int
    last: int
    fr: str
    en: str
    vintage: str

    @property
    def key(self) -> str:
        """Its letter with its vintage: "NAFRev2 C"."""
        return f"{self.vintage} {self.code}"


class NafDivision(NamedTuple):
    """A division, two digits; `vintage` is "NAFRev2"."""

    code: str
    fr: str
    en: str
    vintage: str

    @property
    def key(self) -> str:
        """Its digits with its vintage: "NAFRev2 62"."""
        return f"{self.vintage} {self.code}"


@cache
def naf_sections(vintage: str = "NAFRev2") -> tuple[NafSection, ...]:
    """The sections of a vintage, in their order; none of one that is not told in sections."""
    rows = rows_of(_TABLES[vintage]) if vintage in _TABLES else ()
    return tuple(NafSection(code, int(a), int(b), fr, en, vintage) for code, a, b, fr, en in rows)


def naf_section(activity: str, vintage: str = "NAFRev2") -> NafSection | None:
    """The section of an activity's code ("62.01Z", "6201Z", "62"); None where there is none."""
    found = _CODE.fullmatch(activity.strip().upper())
    if found is None:
        return None
    division = int(found.group(1))
    inside = (one for one in naf_sections(vintage) if one.first <= division <= one.last)
    return next(inside, None)


def naf_section_in(
    year: int, activity: str | None, nomenclature: str | None, activity_2025: str | None
) -> NafSection | None:
    """The section in which an activity is told in a year: of NAF 2025 from 2027 on where that is
    known, else of the nomenclature that the activity is in."""
    if year >= NAF_2025_FROM and activity_2025:
        return naf_section(activity_2025, "NAF2025")
    return naf_section(activity, nomenclature or "NAFRev2") if activity else None


@cache
def naf_divisions(vintage: str = "NAFRev2") -> Mapping[str, NafDivision]:
    """The divisions of a vintage by their two digits, in their order; none where it is not told in
    divisions."""
    rows = rows_of(_DIVISIONS[vintage]) if vintage in _DIVISIONS else ()
    return {code: NafDivision(code, fr, en, vintage) for code, fr, en in rows}


def naf_division(activity: str, vintage: str = "NAFRev2") -> NafDivision | None:
    """The division of an activity's code in the nomenclature that it was given in ("62.01Z",
    "6201Z", "62"); None where there is none."""
    found = _CODE.fullmatch(activity.strip().upper())
    return naf_divisions(vintage).get(found.group(1)) if found else None
