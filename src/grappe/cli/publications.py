"""A publication as the terminal tells it."""

from typing import Any

from grappe.cli.words import ONE_REPORT, REPORTS
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
