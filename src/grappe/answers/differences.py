"""What changed between two years' answers, or two states of one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from grappe.answers.carrying import has_left
from grappe.answers.editing import row_name
from grappe.answers.matching import match_rows
from grappe.answers.model import Answer, Place, Row
from grappe.questions import Questionnaire, Section, Value, Words


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: a row *added*, *left* (marked as such) or *removed*, a cell *changed*, or the
    *total* shown under a section. `row` names the row as a person would."""

    kind: Literal["added", "left", "removed", "changed", "total"]
    place: Place
    before: Value = None
    after: Value = None
    row: Words | None = None


def differences(
    before: Answer | None, after: Answer, questionnaire: Questionnaire
) -> tuple[Change, ...]:
    """All changes in the order of the sections; without a `before`, every row is added."""
    before = before or Answer(after.questionnaire, after.version, after.year)
    return tuple(c for s in questionnaire.sections for c in _in_section(s, before, after))


def unchanged(before: Answer, after: Answer, questionnaire: Questionnaire) -> tuple[int, int]:
    """How many answers are the same as before, and how many there are: a filled cell each."""
    same = every = 0
    for section in questionnaire.sections:
        codes, rows = [f.code for f in section.fields], after.rows(section.code)
        every += sum(row.values.get(code) is not None for row in rows for code in codes)
        for was, row in match_rows(section, before.rows(section.code), rows).pairs:
            pairs = ((was.values.get(code), row.values.get(code)) for code in codes)
            same += sum(now is not None and now == then for then, now in pairs)
    return same, every


def _in_section(section: Section, before: Answer, after: Answer) -> Iterator[Change]:
    old = tuple(r for r in before.rows(section.code) if not has_left(section, r, before.year))
    new = after.rows(section.code)
    counted = tuple(r for r in new if not has_left(section, r, after.year))
    yield from _total(section, old, counted)
    matching = match_rows(section, old, new)
    for was, row in matching.pairs:
        if has_left(section, row, after.year):
            yield _of_row("left", section, row)
        else:
            yield from _cells(section, was, row)
    for row in matching.only_after:
        if any(v is not None for v in row.values.values()) and not has_left(
            section, row, after.year
        ):
            yield _of_row("added", section, row)
    for row in matching.only_before:
        yield _of_row("removed", section, row)


def _of_row(kind: Literal["added", "left", "removed"], section: Section, row: Row) -> Change:
    return Change(kind, Place(section.code, row.id), row=row_name(section, row))


def _cells(section: Section, was: Row, row: Row) -> Iterator[Change]:
    for field in section.fields:
        before, after = was.values.get(field.code), row.values.get(field.code)
        if before != after:
            place = Place(section.code, row.id, field.code)
            yield Change("changed", place, before, after, row_name(section, row))


def _total(section: Section, old: tuple[Row, ...], new: tuple[Row, ...]) -> Iterator[Change]:
    if section.total is None or not old:
        return
    before, after = (_sum(rows, section.total) for rows in (old, new))
    if abs(before - after) > 1e-9:
        yield Change("total", Place(section.code, None, section.total), before, after)


def _sum(rows: tuple[Row, ...], field: str) -> float:
    values = (row.values.get(field) for row in rows)
    return sum(v for v in values if isinstance(v, int | float) and not isinstance(v, bool))
