"""Last year's answers, brought into this year's."""

from grappe.answers.model import Answer, Row
from grappe.questions import Questionnaire, Section


def carry_over(previous: Answer, questionnaire: Questionnaire, year: int) -> Answer:
    """A draft about `year` with all that still holds: rows keep their id and become *carried*;
    rows that had left by last year stay behind, as do sections, items and fields no longer asked.
    """
    carried = {
        section.code: _carried(section, previous)
        for section in questionnaire.sections
        if previous.rows(section.code)
    }
    return Answer(questionnaire.code, questionnaire.version, year, carried)


def has_left(section: Section, row: Row, year: int) -> bool:
    """Whether a row no longer counts for a year, being marked as ended in it or before."""
    left = row.values.get(section.left) if section.left else None
    return isinstance(left, int) and left <= year


def _carried(section: Section, previous: Answer) -> tuple[Row, ...]:
    return tuple(
        Row(row.id, {k: v for k, v in row.values.items() if section.has(k)}, "carried")
        for row in previous.rows(section.code)
        if not has_left(section, row, previous.year) and _still_asked(section, row)
    )


def _still_asked(section: Section, row: Row) -> bool:
    return section.kind != "fixed" or row.id in section.item_by_code
