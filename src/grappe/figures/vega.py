"""Rows drawn in Vega-Lite: by year, or part by part.

Colours are CSS custom properties with the light palette behind them, so that a page in the dark
draws the same picture in its own colours.
"""

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Any

from grappe.questions.numbers import in_title_font

COLOURS = {
    "#6b1f5c": "--chart-plum",
    "#14736e": "--chart-teal",
    "#a86a0b": "--chart-ochre",
    "#2f669f": "--chart-blue",
    "#b04a33": "--chart-brick",
    "#7a7480": "--chart-grey",
    "#d8cad5": "--chart-before",
    "#221c26": "--ink",
    "#635c69": "--quiet",
}
PLUM, TEAL, OCHRE, BLUE, BRICK, GREY, _BEFORE, _INK, _QUIET = COLOURS
TEXT, _TITLE = "Source Sans Pro", "Manrope"
_SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
_BETWEEN = 0.3
_HEIGHT = 128
_NARROW = 300
Row = dict[str, Any]
Drawn = dict[str, Any]


def by_year(rows: list[Row], line: bool, broken: Mapping[str, str], *, aims: bool = False) -> Drawn:
    """Bars from zero, or a line; `broken`: the names of years that do not go on from those before,
    with the word for it; `aims`: rows have a target."""
    names = [row["name"] for row in rows]
    x = {
        "field": "name",
        "type": "ordinal",
        "scale": {"domain": names, "paddingInner": _BETWEEN, "paddingOuter": 0.1},
        "axis": {"labelAngle": 0, "labelExpr": "split(datum.label, '|')", "labelLimit": 0, **AXIS},
    }
    y = {"field": "value", "type": "quantitative", "axis": None, "scale": {"zero": True}}
    longest = max((len(row["label"]) for row in rows), default=0)
    wide = max((9 * longest + 8) * len(rows), 72 * len(rows), 220)
    labels = _labels("y", dy=-8, baseline="bottom")
    drawn = [*(_line() if line else _bars()), labels]
    if aims:
        drawn.append(_aims())
        longest = max(len(word) for row in rows for word in row["name"].split("|"))
        wide = max(wide, (7 * longest + 16) * len(rows))
    if broken:
        drawn += breaks(broken, -wide / len(rows) * _BETWEEN / 2, _HEIGHT)
    size = {"width": wide, "height": _HEIGHT}
    return whole(rows, {"x": x, "y": y}, drawn, **size)


def _line() -> list[Drawn]:
    look = {"type": "line", "color": PLUM, "strokeWidth": 2.5, "point": {"color": PLUM}}
    return [{"mark": look, "encoding": {"detail": {"field": "piece", "type": "nominal"}}}]


def _bars() -> list[Drawn]:
    """One mark for all of them: each more would take a third of the time again."""
    fill = [_where("told", PLUM), _where("before", _BEFORE)]
    look = {
        "fill": {"condition": fill, "value": "transparent"},
        "stroke": {"condition": _where("partial", GREY), "value": None},
    }
    return [{"mark": {"type": "bar", "strokeWidth": 2, "strokeDash": [3, 3]}, "encoding": look}]


def _aims() -> Drawn:
    """The target of each year, as a thin line across its bar, and beyond."""
    at = {"field": "name", "type": "ordinal"}
    look = {"type": "rule", "color": _INK, "strokeWidth": 1.5, "xOffset": -6, "x2Offset": 6}
    ends = {"x": {**at, "bandPosition": 0}, "x2": {"field": "name", "bandPosition": 1}}
    y = {"field": "target", "type": "quantitative"}
    return {"mark": look, "encoding": {**ends, "y": y}}


def _where(look: str, colour: str) -> Drawn:
    return {"test": f"datum.look == '{look}'", "value": colour}


def breaks(broken: Mapping[str, str], aside: float, height: int) -> list[Drawn]:
    """A dashed line from top to bottom before each of these years, with its word."""
    data = {"values": [{"name": name, "word": word} for name, word in broken.items()]}
    x = {"field": "name", "type": "ordinal", "bandPosition": 0}
    rule = {"type": "rule", "color": _QUIET, "strokeDash": [2, 3], "strokeWidth": 1.5}
    told = {"type": "text", "font": TEXT, "fontSize": 13, "color": _QUIET, "dy": -34}
    no_y = {"y": {"value": -28}, "y2": {"value": height}}
    text = {"text": {"field": "word", "type": "nominal"}, "y": {"value": 0}}
    return [
        {"data": data, "mark": {**rule, "xOffset": aside}, "encoding": {"x": x, **no_y}},
        {"data": data, "mark": {**told, "xOffset": aside}, "encoding": {"x": x, **text}},
    ]


def by_part(rows: list[Row], narrow: bool) -> Drawn:
    """A bar for each part from zero; where it is narrow, its name stands over it."""
    axis: Drawn = {"labelLimit": 320, **AXIS}
    if narrow:
        over = {"labelAlign": "left", "labelOffset": -7, "labelPadding": 0, "domain": False}
        axis |= {**over, "labelLimit": _NARROW, "labelBaseline": "bottom", "zindex": 1}
    y = {"field": "name", "type": "nominal", "sort": None, "axis": axis}
    x = {"field": "value", "type": "quantitative", "axis": None, "scale": {"zero": True}}
    hue = {"field": "hue", "type": "nominal", "scale": None}
    height = {"height": 14, "yOffset": 8} if narrow else {"height": {"band": 0.6}}
    bar = {"mark": {"type": "bar", **height}, "encoding": {"color": hue}}
    below = {"dy": 8} if narrow else {}
    layers = [bar, _labels("x", dx=6, align="left", **below)]
    size = {"width": 190, "height": {"step": 48}} if narrow else {"width": 180}
    return whole(rows, {"x": x, "y": y}, layers, **{"height": {"step": 28}, **size})


def headed(drawn: Drawn, title: str, source: Sequence[str]) -> Drawn:
    """The drawing with its title and where it comes from, for a file that is taken away."""
    look = {"font": _TITLE, "fontSize": 17, "fontWeight": 700, "color": _INK}
    below = {"subtitleFont": TEXT, "subtitleFontSize": 13, "subtitleColor": _QUIET}
    lines = [line for one in source for line in wrap(one, 76)]
    words = {"text": wrap(in_title_font(title), 56), "subtitle": lines}
    place = {"anchor": "start", "frame": "bounds", "offset": 28, "subtitlePadding": 6}
    return {**drawn, "title": {**words, **look, **below, **place}, "padding": 20}


def whole(rows: list[Row], encoding: Drawn, layers: list[Drawn], **size: object) -> Drawn:
    data = {"values": rows}
    return {"$schema": _SCHEMA, "data": data, "encoding": encoding, "layer": layers, **size}


def _labels(along: str, **where: object) -> Drawn:
    look = {"font": _TITLE, "fontWeight": 600, "fontSize": 14, "color": _INK}
    at = {along: {"field": "at", "type": "quantitative"}}
    text = {"text": {"field": "label", "type": "nominal"}}
    return {"mark": {"type": "text", **look, **where}, "encoding": {**text, **at}}


AXIS = {
    "title": None,
    "ticks": False,
    "domainColor": _INK,
    "labelFont": TEXT,
    "labelFontSize": 15,
    "labelColor": _QUIET,
    "labelPadding": 8,
}
