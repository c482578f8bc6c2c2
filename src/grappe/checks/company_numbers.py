"""Company numbers as keys: two wrong ones name nobody."""

from collections.abc import Hashable

from grappe.answers import Answer, comparable
from grappe.questions import Field, Questionnaire, Value
from grappe.references import is_right


def trusted(field: Field, value: Value) -> Hashable:
    """What two values have in common when they name the same thing, but for company numbers that
    are not right, which name nobody."""
    if field.kind == "company_number" and not is_right(str(value)):
        return None
    return comparable(field, value)


def numbers_in(answer: Answer, questionnaire: Questionnaire) -> frozenset[str]:
    """The SIREN numbers that an answer gives, of its SIRETs too: those to look up in the company
    register."""
    given = (
        str(row.values.get(field.code) or "")
        for section in questionnaire.sections
        for field in section.of_kind("company_number")
        for row in answer.rows(section.code)
    )
    return frozenset(number[:9] for number in given if is_right(number))
