"""What has to be there and is not."""

from collections.abc import Iterator

from grappe.answers import Finding, Place
from grappe.checks.subject import Subject
from grappe.questions import Section, Words, quoted

_FIELD = Words(
    fr="{field}\u202f: cette réponse est nécessaire. Remplissez-la.",
    en="{field}: this answer is needed. Please fill it in.",
)
_ITEM = Words(
    fr="{item}, {field}\u202f: cette réponse est nécessaire. Notez 0 s’il n’y a rien.",
    en="{item}, {field}: this answer is needed. Enter 0 if there is none.",
)
_SECTION = Words(
    fr="La partie {section} est vide. Remplissez-la.",
    en="The part {section} is empty. Please fill it in.",
)


def missing(subject: Subject) -> Iterator[Finding]:
    """The mandatory fields left empty; a whole mandatory section left empty is one finding."""
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
    needed = [f for f in section.fields if f.mandatory and f.default is None]
    for name, values in rows.items():
        for field in needed:
            if values.get(field.code) is None and not _is_given(section, field.code):
                place = Place(section.code, name, field.code)
                yield Finding("error", "missing", place, _message(section, name, field.label))


def _is_given(section: Section, field: str) -> bool:
    return section.kind == "fixed" and field == "item"


def _message(section: Section, row: str, field: Words) -> Words:
    if section.kind == "fixed":
        return _ITEM.filled(item=section.item_by_code[row].label, field=field)
    return _FIELD.filled(field=field)
