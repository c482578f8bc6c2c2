"""What a publication holds, in words and counts."""

from collections import Counter
from dataclasses import dataclass

from grappe.publication import Publication
from grappe.questions import Words
from grappe.site.errors import say
from grappe.site.policy.reading import current
from grappe.site.rounds.reading import accepted_submissions


@dataclass(frozen=True)
class Holding:
    """Reports of one questionnaire about one year."""

    name: str
    year: int
    version: str
    reports: int


@dataclass(frozen=True)
class Table:
    """One table of a publication: its name in words, code, rows, columns and hash."""

    label: str
    code: str
    rows: int
    columns: int
    sha256: str


@dataclass(frozen=True)
class Holds:
    holdings: tuple[Holding, ...]
    tables: tuple[Table, ...]
    corrections: int


def holds(publication: Publication) -> Holds:
    """Read from the manifest alone."""
    manifest = publication.manifest
    counted = Counter((r["questionnaire"], r["year"], r["version"]) for r in manifest["reports"])
    return Holds(
        holdings=tuple(
            Holding(say(_label(code)), year, version, n)
            for (code, year, version), n in sorted(counted.items())
        ),
        tables=tuple(
            Table(
                say(_section_label(name)),
                name,
                table["rows"],
                len(table["columns"]),
                manifest["files"].get(table["file"], ""),
            )
            for name, table in manifest["tables"].items()
        ),
        corrections=sum(bool(r["correction"]) for r in manifest["reports"]),
    )


def to_be_published(latest: Publication | None) -> int:
    """How many accepted reports the latest publication does not hold yet."""
    held = {r["number"] for r in latest.manifest["reports"]} if latest else set()
    standing = {sent.report_id: sent.number for sent in accepted_submissions().defer("document")}
    return sum(number not in held for number in standing.values())


def _label(questionnaire: str) -> Words:
    known = {one.code: one.label for one in current().latest}
    return known.get(questionnaire, Words(fr=questionnaire, en=questionnaire))


def _section_label(table: str) -> Words:
    known = {s.code: s.label for one in current().latest for s in one.sections}
    return known.get(table, Words(fr=table, en=table))
