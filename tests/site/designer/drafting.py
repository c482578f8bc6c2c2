"""Drafts of a new version of the list of members, for tests."""

from typing import Any

from grappe.site.accounts.models import User
from grappe.site.designer.designing import add, begin
from grappe.site.designer.models import Draft
from tests.site.making import person

BOTH = {"fr": "Apprentis", "en": "Apprentices"}
FIELD = {"code": "apprentices", "kind": "integer", "label": BOTH, "help": BOTH, "minimum": 0}
MEASURE = {"code": "apprentices", "section": "members", "value": "sum(apprentices)"}
INDICATOR = {
    "code": "apprentices",
    "label": BOTH,
    "definition": BOTH,
    "formula": "apprentices",
    "sentence": {"fr": "{where} : {value} en {year}.", "en": "{where}: {value} in {year}."},
    "unit": "count",
    "nature": "stock",
    "direction": "more",
    "sensitivity": "open",
}


def begun(by: User | None = None) -> Draft:
    return begin("members", by=by or person("evaluation"))


def with_apprentices(by: User) -> Draft:
    """A draft that asks for apprentices, sums them, and tells of them."""
    draft = begun(by)
    parts: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("field", "members", FIELD),
        ("measure", "", MEASURE),
        ("indicator", "", INDICATOR),
    )
    for kind, section, part in parts:
        add(draft, kind, section, part, by=by)
    return draft
