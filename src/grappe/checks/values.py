"""Is each value of the kind that its field asks for."""

from collections.abc import Iterator

from grappe.answers import Finding, Place, Row
from grappe.checks.kinds import FORMULA_ERRORS, KINDS
from grappe.checks.postal import wrong_places
from grappe.checks.subject import Subject
from grappe.checks.within import Wrong
from grappe.questions import Field, Section, Words, quoted, value_words

_FORMULA_ERROR = Wrong(
    "formula_error",
    Words(
        fr="La formule de cette cellule donne une erreur, {value}. Écrivez la valeur attendue.",
        en="The formula in this cell gives an error, {value}. Write the value itself.",
    ),
)


def wrong_values(subject: Subject) -> Iterator[Finding]:
    """A finding for each filled cell whose value its field does not allow."""
    for section in subject.questionnaire.sections:
        looked_at = [(field, KINDS.get(field.kind)) for field in section.fields]
        for row in subject.answer.rows(section.code):
            for field, look in looked_at:
                value = row.values.get(field.code)
                if value in FORMULA_ERRORS:
                    yield _finding(section, row, field, _FORMULA_ERROR)
                elif look and value is not None and (wrong := look(field, value)) is not None:
                    yield _finding(section, row, field, wrong)
            for field, wrong in wrong_places(section, row):
                yield _finding(section, row, field, wrong)


def _finding(section: Section, row: Row, field: Field, wrong: Wrong) -> Finding:
    message = wrong.message.filled(
        value=quoted(value_words(field, row.values[field.code])), field=field.label, **wrong.said
    )
    place = Place(section.code, row.id, field.code)
    return Finding(wrong.severity, wrong.code, place, message, wrong.correction)
