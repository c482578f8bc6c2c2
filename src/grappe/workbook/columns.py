"""Which column of a located table holds which field."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Map

from grappe.questions import Section, Words
from grappe.questions.values import fold
from grappe.workbook import identification as known
from grappe.workbook.headings import bare
from grappe.workbook.locating import Found
from grappe.workbook.mapping import Mapping, Match, certain_field, likely_field, names_of
from grappe.workbook.receipts import SetAside, letters

NO_FIELD = Words(
    fr="Cette colonne ne répond à aucune question.", en="This column answers no question."
)
ABOVE = Words(fr="Cette ligne précède le tableau.", en="This row stands above the table.")
_OURS = {
    bare(text)
    for words in (
        known.STATUS_HEADING,
        known.MESSAGES_HEADING,
        known.REMINDER_HEADING,
        known.ITEM_HEADING,
        known.HELP_HEADING,
    )
    for text in (words.fr.replace("{year}", ""), words.en.replace("{year}", ""))
}
_SAMPLE = 200


def assign(
    section: Section,
    headings: Sequence[str],
    cells: Sequence[Sequence[object]],
    mapping: Mapping,
    year: int,
) -> dict[int, Match]:
    """Column → field; first what a person said, then what headings say, then what is likely by the
    `cells` of each column. A company number may stand in several columns, as a SIREN and as a
    SIRET: the first one counts, the others where it is empty."""
    given = mapping.columns.get(section.code, {})
    chosen = {i: given[text] for i, text in enumerate(headings) if text in given}
    names = names_of(section)
    sure = {
        i: match
        for i, text in enumerate(headings)
        if i not in chosen and not is_ours(text) and (match := certain_field(text, names))
    }
    taken = {match.to for match in chosen.values()}
    several = {one.code for one in section.of_kind("company_number")}
    for i in sorted(sure, key=lambda i: (-sure[i].score, _distance(headings[i], year), i)):
        if sure[i].to not in taken - several:
            taken.add(sure[i].to)
            chosen[i] = sure[i]
    _add_likely(section, headings, cells, chosen, set(sure))
    return chosen


def _add_likely(
    section: Section,
    headings: Sequence[str],
    cells: Sequence[Sequence[object]],
    chosen: dict[int, Match],
    named: set[int],
) -> None:
    names = names_of(section)
    for i, text in enumerate(headings):
        taken = {match.to for match in chosen.values()}
        free = [one for one in section.fields if one.code not in taken]
        if i in chosen or i in named or not text or is_ours(text) or not free:
            continue
        if match := likely_field(text, cells[i][:_SAMPLE], names, free):
            chosen[i] = match


def is_ours(heading: str) -> bool:
    """Whether a heading is one that the template adds and that is no answer."""
    return heading.startswith(known.CODE_HEADING) or bare(heading) in _OURS


def columns_aside(
    found: Found, headings: Sequence[str], matches: Map[int, Match]
) -> Iterator[SetAside]:
    """The columns with a heading that are in no answer."""
    for i, text in enumerate(headings):
        unused = i not in matches or matches[i].to is None
        if text and unused and not is_ours(text):
            yield SetAside(found.sheet.name, text, letters(i + found.sheet.left), NO_FIELD)


def titles_aside(found: Found, headings: Sequence[str]) -> Iterator[SetAside]:
    """What is written above the headings of a table that is not our own."""
    if known.CODE_HEADING in headings:
        return
    for i, row in enumerate(found.sheet.rows(found.header)):
        if title := next((str(cell).strip() for cell in row if cell not in ("", None)), ""):
            yield SetAside(found.sheet.name, title, str(found.sheet.top + i + 1), ABOVE)


def column_of(headings: Sequence[str], *words: str) -> int | None:
    wanted = {fold(word) for word in words}
    return next((i for i, text in enumerate(headings) if fold(text) in wanted), None)


def _distance(heading: str, year: int) -> int:
    """How far a heading's year is from the one asked about; none given is as good as the next."""
    written = re.search(r"\b(?:19|20)\d\d\b", heading)
    if written is None:
        return 1
    return abs(int(written.group()) - year) * 2 if year else 3_000 - int(written.group())
