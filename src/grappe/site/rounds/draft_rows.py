"""Rows of a draft as a whole: added, copied, marked as left, deleted."""

from collections.abc import Mapping, Sequence

from grappe.answers import Answer, AnswerError, Place, add_row, remove_row, set_cells
from grappe.questions import Value
from grappe.site.accounts.models import User
from grappe.site.errors import Refused, say
from grappe.site.rounds.drafting import change
from grappe.site.rounds.following import answer_before
from grappe.site.rounds.models import Edit, Report
from grappe.site.rounds.reading import draft_answer, questionnaire_of


def add_rows(
    report: Report,
    section: str,
    rows: Sequence[Mapping[str, Value]],
    *,
    by: User | None,
    on_behalf: bool = False,
) -> Edit | None:
    def add(answer: Answer) -> Answer:
        for values in rows:
            answer = add_row(answer, section, values)
        return answer

    return change(report, Edit.Kind.CELLS, add, by=by, on_behalf=on_behalf)


def delete_rows(
    report: Report,
    section: str,
    rows: Sequence[str],
    *,
    by: User | None,
    on_behalf: bool = False,
) -> Edit | None:
    """All or none. Raises Refused for a row of last year's, which is marked as left instead."""
    asked = questionnaire_of(report.round).section(section)
    previous = answer_before(report)

    def remove(answer: Answer) -> Answer:
        try:
            for row in rows:
                answer = remove_row(answer, asked, row, previous)
        except AnswerError as refused:
            raise Refused(say(refused.message), "not_removable") from None
        return answer

    return change(report, Edit.Kind.CELLS, remove, by=by, on_behalf=on_behalf)


def mark_left(
    report: Report,
    section: str,
    rows: Sequence[str],
    *,
    by: User | None,
    on_behalf: bool = False,
) -> Edit | None:
    """Says of rows that they ended in the year of the round."""
    left = questionnaire_of(report.round).section(section).left

    def mark(answer: Answer) -> Answer:
        places = [Place(section, row, left) for row in rows if left]
        return set_cells(answer, ((place, report.round.year) for place in places))

    return change(report, Edit.Kind.CELLS, mark, by=by, on_behalf=on_behalf)


def copy_rows(
    report: Report,
    section: str,
    rows: Sequence[str],
    *,
    by: User | None,
    on_behalf: bool = False,
) -> Edit | None:
    """Adds each row once more, without what tells one from another."""
    key = questionnaire_of(report.round).section(section).key
    copied = [
        {code: value for code, value in row.values.items() if code not in key}
        for row in draft_answer(report).rows(section)
        if row.id in rows
    ]
    return add_rows(report, section, copied, by=by, on_behalf=on_behalf)
