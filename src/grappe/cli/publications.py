"""A publication as the terminal tells it."""

from collections.abc import Sequence
from typing import Any

from grappe.cli import options
from grappe.cli.words import NO_PUBLICATION, NOTHING_PUBLISHED, ONE_REPORT, REPORTS
from grappe.publication import Publication


def as_row(publication: Publication) -> dict[str, Any]:
    return {
        "publication": publication.code,
        "made_at": publication.made_at.isoformat(),
        "folder": str(publication.folder),
        "reports": publication.reports,
        "tables": {section: str(path) for section, path in publication.tables.items()},
    }


def as_line(row: dict[str, Any], lang: str) -> str:
    words = ONE_REPORT if row["reports"] == 1 else REPORTS
    return words.filled(**row).to(lang)


def named(made: Sequence[Publication], code: str | None, lang: str) -> Publication:
    """The publication of that code, else the latest one; ends the command where there is none."""
    if not made:
        options.could_not(NOTHING_PUBLISHED.to(lang))
    found = [one for one in made if code in (None, one.code)]
    if not found:
        known = ", ".join(one.code for one in made)
        options.could_not(NO_PUBLICATION.filled(asked=code, known=known).to(lang))
    return found[-1]
