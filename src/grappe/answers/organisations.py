"""The organisations that an answer names, as lines whose identity can be asked for."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from grappe.answers.model import Answer, Row
from grappe.questions import Choice, Questionnaire, Section
from grappe.questions.model import Kind

if TYPE_CHECKING:
    from grappe.identity import Line


def organisation_lines(
    answer: Answer, questionnaire: Questionnaire
) -> "Iterator[tuple[Section, Row, Line]]":
    """Each row that stands for an organisation; the line's `row` is the row's id."""
    for section in questionnaire.sections:
        if section.lists_organisations:
            for row in answer.rows(section.code):
                yield section, row, line_of(section, row)


def line_of(section: Section, row: Row, number: int | None = None) -> "Line":
    """One row as a line; `number`: that of the row in a file, where there is one."""
    # Identity brings DuckDB and numpy along, which reading an answer does without.
    from grappe.identity import Line

    def told(kind: Kind) -> str:
        values = (row.values.get(field.code) for field in section.of_kind(kind))
        return next((str(value) for value in values if value is not None), "")

    return Line(
        row.id if number is None else number,
        told("text"),
        told("company_number"),
        told("postal_code"),
        told("commune"),
        _legal_forms(section, row),
        told("website"),
        told("country") or "FR",
        _number_abroad(section, row),
    )


def _number_abroad(section: Section, row: Row) -> str:
    """What a row is recognised by that is neither its company number nor its name."""
    name = next((field.code for field in section.of_kind("text")), None)
    keys = (key for key in section.key if section.field(key).kind == "text" and key != name)
    return next((str(row.values[key]) for key in keys if row.values.get(key)), "")


def said_to_be(section: Section, row: Row) -> Choice | None:
    """The type of organisation that a row says."""
    field = section.type_field
    said = row.values.get(field.code) if field else None
    return next((one for one in field.choices if one.code == said), None) if field else None


def _legal_forms(section: Section, row: Row) -> tuple[str, ...]:
    """Those that go with the type of organisation that a row says."""
    said = said_to_be(section, row)
    return said.legal_forms if said else ()
