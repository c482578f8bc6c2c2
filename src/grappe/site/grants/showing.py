"""The form of a grant: each field as `look/components/field.html` takes it."""

from collections.abc import Container, Mapping
from typing import Any

from grappe.questions import Field, Value, as_text
from grappe.site.errors import say
from grappe.site.grants.asked import section
from grappe.site.speaking import language_of_reader

_KINDS = {"year": "integer", "amount": "number", "choice": "choice", "date": "date"}


def fields_of(
    line: Mapping[str, Value], wrong: Mapping[str, str], own: Container[str]
) -> list[dict[str, Any]]:
    """In their order, filled in with a line; of clusters, those of one's own to choose from."""
    return [
        _shown(one, line.get(one.code), wrong.get(one.code, ""), own) for one in section().fields
    ]


def _shown(field: Field, value: Value, error: str, own: Container[str]) -> dict[str, Any]:
    of_clusters = field.code == "cluster"
    return {
        "id": field.code,
        "label": say(field.label),
        "kind": _KINDS.get(field.kind, "text"),
        "value": _typed(field, value),
        "help": say(field.help),
        "error": error,
        "unit": say(field.unit) if field.unit else "",
        "optional": not field.mandatory,
        "choices": [
            (one.code, say(one.label))
            for one in field.choices
            if not of_clusters or one.code in own
        ],
    }


def _typed(field: Field, value: Value) -> str:
    """As the control holds it: dates and choices in their kept form, what was mistyped as it is."""
    kept = field.kind in ("date", "choice") or isinstance(value, str)
    return str(value or "") if kept else as_text(field, value, language_of_reader())
