"""Is each value of the kind that its field asks for."""

from collections.abc import Iterator

from grappe.answers import Finding, Place, Row
from grappe.checks.kinds import KINDS, Wrong
from grappe.checks.postal import wrong_places
from grappe.checks.subject import Subject
from grappe.questions import Field, Section, quoted, value_words


def wrong_values(subject: Subject) -> Iterator[Finding]:
    """A finding for each filled cell whose value its field does not allow."""
    for section in subject.questionnaire.sections:
        looked_at = [(field, KINDS[field.kind]) for field in section.fields if field.kind in KINDS]
        for row in subject.answer.rows(section.code):
            for field, look in looked_at:
                value = row.values.get(field.code)
                wrong = look(field, value) if value is not None else None
                if wrong is not None:
                    yield _finding(section, row, field, wrong)
            for field, wrong in wrong_places(section, row):
                yield _finding(section, row, field, wrong)


def _finding(section: Section, row: Row, field: Field, wrong: Wrong) -> Finding:
    message = wrong.message.filled(
        value=quoted(value_words(field, row.values[field.code])), field=field.label, **wrong.said
    )
    place = Place(section.code, row.id, field.code)
    return Finding(wrong.severity, wrong.code, place, message, wrong.correction)
