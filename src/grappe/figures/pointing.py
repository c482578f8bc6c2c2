"""A chart that a reader points at: the same specification, and what it says of each mark."""

from typing import Any

from grappe.questions import Language, Words

_SAID = Words(fr="{what}\u202f: {value}", en="{what}: {value}")
_PICKED = "picked"
_DIMMED = 0.25
_WITHIN_REACH = 500
"""Square pixels around a point of a line in which it is pointed at."""


def to_point_at(said: dict[str, Any], language: Language) -> dict[str, Any]:
    """It with words for each mark; a press on the name of a line dims the others, until it is
    pressed again."""
    rows = [{**row, "pointed": _pointed(row, language)} for row in said["data"]["values"]]
    names = [layer for layer in said["layer"] if layer.get("name") == "names"]
    change = _of_lines if names else _of_bars
    return {**said, "data": {"values": rows}, "layer": change(said["layer"])}


def _pointed(row: dict[str, Any], language: Language) -> str:
    """2020: 120 · 16 of 22; SME, 2020: 120."""
    when, *more = row["name"].split("|")
    what = ", ".join(filter(None, (row.get("part"), when)))
    said = _SAID.filled(what=what, value=row["label"]).to(language) if row["label"] else what
    return " · ".join((said, *more))


def _of_bars(layers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [_with_words(one) if one["mark"]["type"] == "bar" else one for one in layers]


def _of_lines(layers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Whoever points near a point means it."""
    reach = {"type": "point", "filled": True, "size": _WITHIN_REACH, "opacity": 0}
    found = [_picking(one) if one.get("name") == "names" else one for one in layers]
    dimmed = [_dimmed(one) if "data" not in one or "name" in one else one for one in found]
    return [*dimmed, _with_words({"mark": reach, "encoding": {}})]


def _with_words(layer: dict[str, Any]) -> dict[str, Any]:
    tooltip = {"field": "pointed", "type": "nominal"}
    return {**layer, "encoding": {**layer["encoding"], "tooltip": tooltip}}


def _picking(layer: dict[str, Any]) -> dict[str, Any]:
    select = {"type": "point", "fields": ["part"], "toggle": "true"}
    mark = {**layer["mark"], "cursor": "pointer"}
    return {**layer, "mark": mark, "params": [{"name": _PICKED, "select": select}]}


def _dimmed(layer: dict[str, Any]) -> dict[str, Any]:
    seen = {"condition": {"param": _PICKED, "value": 1}, "value": _DIMMED}
    return {**layer, "encoding": {**layer["encoding"], "opacity": seen}}
