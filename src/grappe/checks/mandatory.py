"""What has to be there and is not."""

from collections.abc import Iterator, Sequence

from grappe.answers import Finding, Place
from grappe.checks.subject import Subject
from grappe.questions import Field, Section, Words, quoted

_FIELD = Words(
    fr="{field}\u202f: cette réponse est nécessaire. Remplissez-la.",
    en="{field}: this answer is needed. Please fill it in.",
)
_ITEM = Words(
    fr="{item}, {field}\u202f: cette réponse est nécessaire. Notez 0 s’il n’y a rien.",
    en="{item}, {field}: this answer is needed. Enter 0 if there is none.",
)
_COLUMN = Words(
    fr="{field}\u202f: cette réponse est nécessaire et manque sur {n} lignes. "
    "Remplissez la colonne.",
    en="{field}: this answer is needed and missing on {n} rows. Please fill in the column.",
)
_MANY = 20
"""From so many rows on, it is the column that somebody did not fill."""

_SECTION = Words(
    fr="La partie {section} est vide. Remplissez-la.",
    en="The part {section} is empty. Please fill it in.",
)


def missing(subject: Subject) -> Iterator[Finding]:
    """The mandatory fields left empty. A whole mandatory section left empty is one finding, and so
    is a column of a table that no row fills, or that many leave empty."""
    for section in subject.questionnaire.sections:
        if subject.answer.rows(section.code):
            yield from _missing_cells(section, subject)
        elif not section.optional and any(f.mandatory for f in section.fields):
            message = _SECTION.filled(section=quoted(section.label))
            yield Finding("error", "missing", Place(section.code), message)


def _missing_cells(section: Section, subject: Subject) -> Iterator[Finding]:
    rows = {row.id: row.values for row in subject.answer.rows(section.code)}
    if section.kind == "fixed":
        rows = {i.code: rows.get(i.code, {}) for i in section.items if i.mandatory}
    for field in section.fields:
        if field.mandatory and field.default is None and not _is_given(section, field.code):
            lacking = [name for name, values in rows.items() if values.get(field.code) is None]
            yield from _missing_in(section, field, lacking, len(rows))


def _missing_in(
    section: Section, field: Field, lacking: Sequence[str], rows: int
) -> Iterator[Finding]:
    if section.kind == "table" and _is_column(len(lacking), rows):
        message = _COLUMN.filled(field=field.label, n=len(lacking))
        yield Finding("error", "missing", Place(section.code, None, field.code), message)
        return
    for name in lacking:
        place = Place(section.code, name, field.code)
        yield Finding("error", "missing", place, _message(section, name, field.label))


def _is_column(lacking: int, rows: int) -> bool:
    return lacking >= _MANY or lacking == rows > 1


def _is_given(section: Section, field: str) -> bool:
    return section.kind == "fixed" and field == "item"


def _message(section: Section, row: str, field: Words) -> Words:
    if section.kind == "fixed":
        return _ITEM.filled(item=section.item_by_code[row].label, field=field)
    return _FIELD.filled(field=field)
