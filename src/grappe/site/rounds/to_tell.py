"""Rows of an answer that may begin a story: those of a list whose fields say what they tell."""

from collections.abc import Iterator
from typing import NamedTuple

from grappe.answers import Answer, Row
from grappe.questions import Questionnaire, Section, Value


class ToTell(NamedTuple):
    """A row's key, and its title as it was typed."""

    row: str
    title: str


def rows_to_tell(asked: Questionnaire, answer: Answer) -> list[ToTell]:
    """Those that have a title."""
    told = ((row, _told(section, row)) for section, row in _rows(asked, answer))
    return [ToTell(row.id, str(one["title"])) for row, one in told if one.get("title")]


def what_it_tells(asked: Questionnaire, answer: Answer, row: str) -> dict[str, Value]:
    """What a row gives of a story, by what it is of it; nothing where there is no such row."""
    found = ((section, one) for section, one in _rows(asked, answer) if one.id == row)
    return next((_told(section, one) for section, one in found), {})


def _rows(asked: Questionnaire, answer: Answer) -> Iterator[tuple[Section, Row]]:
    for section in asked.sections:
        if any(field.tells for field in section.fields):
            yield from ((section, row) for row in answer.rows(section.code))


def _told(section: Section, row: Row) -> dict[str, Value]:
    return {f.tells: row.values.get(f.code) for f in section.fields if f.tells is not None}
