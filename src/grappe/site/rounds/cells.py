"""Cells as a page shows them and sends them back.

A control is named "c:section:row:field"; beside it "s:…" holds the value that the page showed when
it was opened, so that nobody overwrites what they have not seen. "e:section:row:field:code" is the
line that explains a warning.
"""

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _

from grappe.answers import Finding, Place
from grappe.questions import Field, Questionnaire, Value, as_text, parse
from grappe.site.errors import say
from grappe.site.rounds.drafting import Typed

_KINDS = {
    "long_text": "long",
    "integer": "integer",
    "year": "integer",
    "number": "number",
    "amount": "number",
    "choice": "choice",
    "yes_no": "choice",
    "email": "email",
}
_YES_NO = {True: "yes", False: "no"}
_ROW = re.compile(r"[\w.-]{1,60}")


def control_kind(field: Field) -> str:
    """The kind of control (of the component *control*) that a field is answered with."""
    return _KINDS.get(field.kind, "text")


def shown(field: Field, value: Value, language: str) -> str:
    """A value as its control holds it: a choice by its code, anything else as text."""
    if field.kind == "yes_no" and isinstance(value, bool):
        return _YES_NO[value]
    if field.kind == "choice":
        return "" if value is None else str(value)
    return as_text(field, value, language)


def options(field: Field, text: str) -> list[tuple[str, str]]:
    """What a list offers; a word that is none of its choices stays visible in it."""
    if field.kind == "yes_no":
        offered = [("yes", _("Yes")), ("no", _("No"))]
    else:
        offered = [(choice.code, say(choice.label)) for choice in field.choices]
    known = {code for code, _word in offered}
    return offered if text in known or not text else [(text, text), *offered]


def name_of(place: Place) -> str:
    return f"c:{place.section}:{place.row}:{place.field}"


def key_of(finding: Finding) -> str:
    """A finding's name on a page, by which it is sent back."""
    place = finding.place
    return f"{place.section}:{place.row or ''}:{place.field or ''}:{finding.code}"


def typed(sent: Mapping[str, str], questionnaire: Questionnaire) -> list[Typed]:
    """The cells of a form whose text is no longer the one that the page showed."""
    cells = []
    for name, text in sent.items():
        place = _place(name.removeprefix("c:"), questionnaire) if name[:2] == "c:" else None
        seen = sent.get(f"s:{name[2:]}", "")
        if place is not None and _said(text) != _said(seen):
            field = questionnaire.section(place.section).field(place.field or "")
            cells.append(Typed(place, text, parse(field, seen)))
    return cells


def explained(
    sent: Mapping[str, str], questionnaire: Questionnaire
) -> list[tuple[Place, str, str]]:
    """Place, code and text of each line of explanation in a form."""
    lines = []
    for name, text in sent.items():
        if name[:2] == "e:" and name.count(":") == 4:
            _e, section, row, field, code = name.split(":")
            if questionnaire.has(section):
                lines.append((Place(section, row or None, field or None), code, text))
    return lines


def _place(name: str, questionnaire: Questionnaire) -> Place | None:
    parts = name.split(":")
    if len(parts) != 3 or not questionnaire.has(parts[0]):
        return None
    section = questionnaire.section(parts[0])
    known = section.has(parts[2]) and (
        section.kind == "table"
        or parts[1] in section.item_by_code
        or (section.kind == "record" and parts[1] == "1")
    )
    return Place(*parts) if known and _ROW.fullmatch(parts[1]) else None


def _said(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
