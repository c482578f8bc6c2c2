"""Small questionnaires for tests: every word is its own code in both languages."""

from datetime import date
from typing import Any

from grappe.questions import Field, Item, Questionnaire, Rule, Section, Words


def words(text: str) -> Words:
    return Words(fr=text, en=text)


def field(code: str, kind: str = "text", **more: Any) -> Field:
    return Field.model_validate(
        {"code": code, "kind": kind, "label": words(code), "help": words(code), **more}
    )


def item(code: str, **more: Any) -> Item:
    return Item(code=code, label=words(code), **more)


def section(code: str, *fields: Field, kind: str = "table", **more: Any) -> Section:
    named = {"code": code, "kind": kind, "label": words(code), "help": words(code)}
    return Section.model_validate({**named, "fields": fields, "optional": True, **more})


def rule(
    kind: str, watches: str, message: str = "no", severity: str = "error", **more: Any
) -> Rule:
    """A rule of a kind, named after it; `watches` are places, separated by blanks."""
    listed = {"watches": tuple(watches.split()), "message": words(message)}
    return Rule.model_validate({"code": kind, "kind": kind, "severity": severity, **listed, **more})


def questionnaire(*sections: Section, rules: tuple[Rule, ...] = ()) -> Questionnaire:
    said = {"label": words("q"), "title": words("q"), "purpose": words("q"), "minutes": 1}
    return Questionnaire(
        code="q",
        version="1",
        published_on=date(2019, 1, 1),
        sections=sections,
        rules=rules,
        **said,  # type: ignore[arg-type]
    )
