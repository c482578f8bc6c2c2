"""Grants out of a file: all of them, or none and what is wrong with it at its cell."""

from collections.abc import Collection
from dataclasses import dataclass

from grappe.answers import Finding
from grappe.site.accounts.models import User
from grappe.site.errors import Refused, say
from grappe.site.grants.asked import GRANTS, questionnaire
from grappe.site.grants.checking import findings
from grappe.site.grants.granting import bring_in
from grappe.site.grants.line import line_from
from grappe.site.grants.models import Deed
from grappe.workbook import UnreadableFile, read_safely


@dataclass(frozen=True)
class Brought:
    """`rows` were read and `aside` left out (titles, totals); `wrong` keep the file out."""

    rows: int
    aside: int
    wrong: tuple[Finding, ...]
    deed: Deed | None


def bring(content: bytes, name: str, own: Collection[str], *, by: User | None) -> Brought:
    """Reads a file and, where nothing in it is wrong, takes its grants in. Raises Refused where it
    can't be read."""
    try:
        reading = read_safely(content, name, [questionnaire()], expect=GRANTS)
    except UnreadableFile as unreadable:
        raise Refused(say(unreadable.message), unreadable.code) from unreadable
    rows = reading.answer.rows(GRANTS)
    wrong = tuple(map(reading.locate, findings(rows, own, reading.context)))
    deed = None if wrong else bring_in([line_from(row.values) for row in rows], by=by)
    aside = len(reading.tables[GRANTS].set_aside) if GRANTS in reading.tables else 0
    return Brought(len(rows), aside, wrong, deed)
