"""The page that documents the API: written from its own description, in the look of the site."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.openapi.docs import DocsBase


@dataclass(frozen=True)
class Named:
    """A filter or a part of an answer: its name, what it holds, what it means."""

    name: str
    holds: str
    words: str


@dataclass(frozen=True)
class Asked:
    """An address that can be asked, what it may be asked, what each item of its answer holds."""

    address: str
    words: str
    filters: tuple[Named, ...]
    items: tuple[Named, ...]


class OwnPage(DocsBase):
    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs: Any) -> HttpResponse:
        told = api.get_openapi_schema()
        context = {"asked": tuple(_asked(told)), "whole": self.get_openapi_url(api, kwargs)}
        return render(request, "api/docs.html", context)


def _asked(told: dict[str, Any]) -> Iterator[Asked]:
    shapes = told["components"]["schemas"]
    for address, verbs in told["paths"].items():
        one = verbs["get"]
        answer = one["responses"][200]["content"]["application/json"]["schema"]
        items = _shape(shapes, _shape(shapes, answer)["properties"]["items"]["items"])
        filters = {each["name"]: each["schema"] for each in one["parameters"]}
        yield Asked(address, one["summary"], _named(filters), _named(items["properties"]))


def _shape(shapes: dict[str, Any], pointed: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = shapes[pointed["$ref"].rpartition("/")[2]]
    return found


def _named(schemas: dict[str, Any]) -> tuple[Named, ...]:
    said = ((name, one, one.get("description")) for name, one in schemas.items())
    return tuple(Named(name, _holds(one), _(words) if words else "") for name, one, words in said)


def _holds(schema: dict[str, Any]) -> str:
    """Its kind as JSON says it, or the words that may stand there."""
    if "anyOf" in schema:
        return " · ".join(_holds(one) for one in schema["anyOf"])
    if "enum" in schema:
        return ", ".join(map(str, schema["enum"]))
    if "$ref" in schema:
        return "object"
    return " ".join(filter(None, (schema.get("type"), schema.get("format"))))
