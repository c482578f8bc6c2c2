"""Words of the door for templates."""

import json
from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()


@register.filter
def as_json(value: Any) -> str:
    """For an attribute that a script reads."""
    return json.dumps(value, default=_plain)


@register.filter
def of(known: dict[str, Any], name: str) -> Any:
    """What is known under this name, if anything is."""
    return known.get(name)


@register.simple_tag(takes_context=True)
def where_they_went(context: template.Context) -> str:
    """The page that a person was led away from to set up a second factor; empty if none."""
    return str(context["request"].session.get("onward", ""))


@register.filter
def in_fours(secret: str) -> str:
    """A secret that somebody types, in groups of four."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def _plain(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else str(value)
