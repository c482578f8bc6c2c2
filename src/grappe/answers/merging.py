"""Two people's changes to one draft, brought together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from grappe.answers.model import Answer, Explanation, Origin, Place, Row
from grappe.questions import Value

_Rows = tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cell that both changed, each to another value; `mine` stands in the merged answer."""

    place: Place
    base: Value
    mine: Value
    theirs: Value


@dataclass(frozen=True, slots=True)
class Merged:
    """One answer with both people's changes, and the cells where they disagree."""

    answer: Answer
    conflicts: tuple[Conflict, ...] = ()


def merge(base: Answer, mine: Answer, theirs: Answer) -> Merged:
    """Three-way, cell by cell: what one changed stands; where both did, mine stands and theirs is
    listed. A row that one removed and the other changed stays, as the other has it."""
    conflicts: list[Conflict] = []
    codes = dict.fromkeys((*mine.sections, *theirs.sections))
    sections = {
        code: tuple(
            _merged_rows(code, base.rows(code), mine.rows(code), theirs.rows(code), conflicts)
        )
        for code in codes
    }
    explanations = _explanations(base, mine, theirs)
    answer = replace(mine, sections=sections, explanations=explanations)
    return Merged(answer, tuple(conflicts))


def by_id(rows: Iterable[Row]) -> dict[str, Row]:
    return {row.id: row for row in rows}


def _merged_rows(
    section: str, base: _Rows, mine: _Rows, theirs: _Rows, conflicts: list[Conflict]
) -> Iterable[Row]:
    was, my, their = by_id(base), by_id(mine), by_id(theirs)
    for name in dict.fromkeys((*my, *their)):
        row = _merged(section, was.get(name), my.get(name), their.get(name), conflicts)
        if row is not None:
            yield row


def _merged(
    section: str, base: Row | None, mine: Row | None, theirs: Row | None, found: list[Conflict]
) -> Row | None:
    if mine is None or theirs is None:
        one = mine or theirs
        return None if one == base else one
    if mine == theirs or theirs == base:
        return mine
    if mine == base:
        return theirs
    return _merged_cells(section, base or Row(mine.id, {}), mine, theirs, found)


def _merged_cells(section: str, base: Row, mine: Row, theirs: Row, found: list[Conflict]) -> Row:
    values: dict[str, Value] = {}
    for code in dict.fromkeys((*mine.values, *theirs.values)):
        was, my, their = (row.values.get(code) for row in (base, mine, theirs))
        if was != my and was != their and my != their:
            found.append(Conflict(Place(section, mine.id, code), was, my, their))
        value = their if my == was else my
        if value is not None:
            values[code] = value
    return Row(mine.id, values, _origin(base, mine, theirs))


def _origin(base: Row, mine: Row, theirs: Row) -> Origin:
    origins = {row.origin for row in (mine, theirs) if row.origin != base.origin}
    if "entered" in origins:
        return "entered"
    return next(iter(origins), base.origin)


def _explanations(base: Answer, mine: Answer, theirs: Answer) -> tuple[Explanation, ...]:
    was, my, their = (_texts(a) for a in (base, mine, theirs))
    merged = {
        key: their.get(key) if my.get(key) == was.get(key) else my.get(key)
        for key in dict.fromkeys((*my, *their))
    }
    return tuple(Explanation(*key, text) for key, text in merged.items() if text)


def _texts(answer: Answer) -> Mapping[tuple[Place, str], str]:
    return {(e.place, e.code): e.text for e in answer.explanations}
