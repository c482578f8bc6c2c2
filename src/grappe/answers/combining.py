"""A file that was read, brought into the draft."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from grappe.answers.editing import new_row_id
from grappe.answers.matching import match_rows
from grappe.answers.model import Answer, Explanation, Origin, Place, Row
from grappe.questions import Questionnaire, Section, Value

Ids = dict[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Combined:
    """A draft with what a file says; `ids`: section and id of a row in the file → its id now."""

    answer: Answer
    ids: Mapping[tuple[str, str], str]


def combine(draft: Answer, read: Answer, questionnaire: Questionnaire) -> Combined:
    """The draft with what a file says. An empty cell never erases and an absent row never
    disappears; a row found in both keeps the draft's id, and stays *carried* when the file says
    nothing new about it, unless the file confirms it."""
    ids: Ids = {}
    sections = dict(draft.sections)
    for section in questionnaire.sections:
        if read.rows(section.code):
            sections[section.code] = _combined(section, draft, read, ids)
    explanations = _explained(draft.explanations, (_moved(e, ids) for e in read.explanations))
    answer = replace(draft, sections=sections, explanations=explanations)
    return Combined(answer, ids)


def _combined(section: Section, draft: Answer, read: Answer, ids: Ids) -> tuple[Row, ...]:
    rows = draft.rows(section.code)
    written = [row for row in read.rows(section.code) if is_filled(row)]
    matching = match_rows(section, rows, written)
    news = {id(before): after for before, after in matching.pairs}
    for before, after in matching.pairs:
        ids[section.code, after.id] = before.id
    kept = [overlaid(row, news[id(row)]) if id(row) in news else row for row in rows]
    taken = {row.id for row in rows}
    return (*kept, *(_added(section, row, taken, ids) for row in matching.only_after))


def is_filled(row: Row) -> bool:
    return any(value is not None for value in row.values.values())


def filled_values(row: Row) -> dict[str, Value]:
    """The values of a row that say something."""
    return {code: value for code, value in row.values.items() if value is not None}


def overlaid(row: Row, read: Row) -> Row:
    """A row with the filled cells of another over its own."""
    values = {**row.values, **filled_values(read)}
    return Row(row.id, values, _origin(row, read, values != dict(row.values)))


def _origin(row: Row, read: Row, changed: bool) -> Origin:
    if changed:
        return "entered"
    return "confirmed" if (row.origin, read.origin) == ("carried", "confirmed") else row.origin


def _added(section: Section, row: Row, taken: set[str], ids: Ids) -> Row:
    name = row.id if row.id not in taken else new_row_id()
    taken.add(name)
    ids[section.code, row.id] = name
    return Row(name, filled_values(row), "entered")


def _moved(explanation: Explanation, ids: Ids) -> Explanation:
    place = explanation.place
    name = ids.get((place.section, place.row or ""), place.row)
    moved = Place(place.section, name, place.field)
    return Explanation(moved, explanation.code, explanation.text)


def _explained(
    known: Iterable[Explanation], news: Iterable[Explanation]
) -> tuple[Explanation, ...]:
    by_place = {(e.place, e.code): e for e in known}
    by_place |= {(e.place, e.code): e for e in news if e.text.strip()}
    return tuple(by_place.values())
