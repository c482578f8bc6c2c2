"""What a chart shows, as a Vega-Lite specification.

Colours are CSS custom properties with the light palette behind them, so that a page in the dark
draws the same picture in its own colours.
"""

from collections.abc import Sequence
from typing import Any, Literal

from grappe.figures.breakdowns import Part, drawn_parts
from grappe.figures.model import Figure, Unit
from grappe.figures.parts import NO_PARTS, Parts
from grappe.figures.sentences import value_words
from grappe.questions import Language, Words

Kind = Literal["bars", "line", "breakdown"]

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
_PLUM, _TEAL, _OCHRE, _BLUE, _BRICK, _GREY, _BEFORE, _INK, _QUIET = COLOURS
_HUES = (_OCHRE, _BLUE, _PLUM, _TEAL, _BRICK, _GREY)
_TEXT, _TITLE = "Source Sans Pro", "Manrope"
_SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
_OF = Words(fr="{n} sur {of}", en="{n} of {of}")
_WITHOUT = {
    "hidden": Words(fr="masqué", en="hidden"),
    "missing": Words(fr="manquant", en="missing"),
    "not_applicable": Words(fr="sans objet", en="n/a"),
    "shown": Words(fr="", en=""),
}


def specification(
    figures: Sequence[Figure],
    language: Language,
    kind: Kind = "bars",
    parts: Parts = NO_PARTS,
    adds_up: bool = True,
    *,
    told: int | None = None,
    clusters: int | None = None,
) -> dict[str, Any]:
    """What `chart` draws, in Vega-Lite."""
    if kind == "breakdown":
        return _breakdown(_parts(figures, language, parts, adds_up))
    last = max((one.year for one in figures), default=0) if told is None else told
    return _by_year([_year(one, language, last, clusters or 0) for one in figures], kind)


def _year(figure: Figure, language: Language, told: int, clusters: int) -> dict[str, Any]:
    partial = figure.value is not None and figure.n < clusters
    behind = _OF.filled(n=figure.n, of=clusters).to(language)
    return {
        "name": f"{figure.year}|{behind}" if partial else str(figure.year),
        "value": figure.value,
        "at": figure.value or 0,
        "label": _label(figure, language),
        "look": "partial" if partial else "told" if figure.year == told else "before",
    }


def _label(figure: Figure, language: Language) -> str:
    if figure.value is None:
        return _WITHOUT[figure.status].to(language)
    return value_words(figure.value, figure.unit).to(language)


def _parts(
    figures: Sequence[Figure], language: Language, parts: Parts, adds_up: bool
) -> list[dict[str, Any]]:
    """Each code always in the same hue, with its share of the whole where parts add up to one."""
    unit = figures[0].unit if figures else "count"
    total = sum(one.value or 0 for one in figures) if adds_up else 0
    rows = []
    for one in drawn_parts(figures, parts, language):
        said = _said(one, unit, language)
        share = value_words(one.value / total, "share").to(language) if one.value and total else ""
        rows.append(
            {
                "name": one.name,
                "value": one.value,
                "at": one.value or 0,
                "label": " · ".join(filter(None, (said, share))),
                "hue": _hue(one.code, parts),
            }
        )
    return rows


def _said(part: Part, unit: Unit, language: Language) -> str:
    if part.figure:
        return _label(part.figure, language)
    return value_words(part.value or 0, unit).to(language)


def _hue(code: str, parts: Parts) -> str:
    """Few parts have a hue each; many have the same one."""
    order = [one for one in parts.words if one]
    if code not in order:
        return _GREY
    return _PLUM if len(order) > len(_HUES) + 1 else _HUES[min(order.index(code), len(_HUES) - 1)]


def _by_year(rows: list[dict[str, Any]], kind: Kind) -> dict[str, Any]:
    names = [row["name"] for row in rows]
    x = {
        "field": "name",
        "type": "ordinal",
        "scale": {"domain": names, "paddingInner": 0.3, "paddingOuter": 0.1},
        "axis": {"labelAngle": 0, "labelExpr": "split(datum.label, '|')", "labelLimit": 0, **_AXIS},
    }
    y = {"field": "value", "type": "quantitative", "axis": None, "scale": {"zero": True}}
    line = {"mark": {"type": "line", "color": _PLUM, "strokeWidth": 2.5, "point": {"color": _PLUM}}}
    hollow = {"type": "bar", "filled": False, "color": _GREY, "strokeWidth": 2}
    bars = [
        _only("before", {"type": "bar", "color": _BEFORE}),
        _only("told", {"type": "bar", "color": _PLUM}),
        _only("partial", {**hollow, "strokeDash": [3, 3]}),
    ]
    drawn = [line] if kind == "line" else bars
    longest = max((len(row["label"]) for row in rows), default=0)
    size = {"width": max((9 * longest + 8) * len(rows), 72 * len(rows), 220), "height": 128}
    labels = _labels("y", dy=-8, baseline="bottom")
    return _whole(rows, {"x": x, "y": y}, [*drawn, labels], **size)


def _only(look: str, mark: dict[str, Any]) -> dict[str, Any]:
    return {"transform": [{"filter": f"datum.look == '{look}'"}], "mark": mark}


def _breakdown(rows: list[dict[str, Any]]) -> dict[str, Any]:
    y = {"field": "name", "type": "nominal", "sort": None, "axis": {"labelLimit": 320, **_AXIS}}
    x = {"field": "value", "type": "quantitative", "axis": None, "scale": {"zero": True}}
    hue = {"field": "hue", "type": "nominal", "scale": None}
    bar = {"mark": {"type": "bar", "height": {"band": 0.6}}, "encoding": {"color": hue}}
    layers = [bar, _labels("x", dx=6, align="left")]
    return _whole(rows, {"x": x, "y": y}, layers, width=180, height={"step": 28})


def _whole(
    rows: list[dict[str, Any]],
    encoding: dict[str, Any],
    layers: list[dict[str, Any]],
    **size: object,
) -> dict[str, Any]:
    data = {"values": rows}
    return {"$schema": _SCHEMA, "data": data, "encoding": encoding, "layer": layers, **size}


def _labels(along: str, **where: object) -> dict[str, Any]:
    look = {"font": _TITLE, "fontWeight": 600, "fontSize": 14, "color": _INK}
    at = {along: {"field": "at", "type": "quantitative"}}
    text = {"text": {"field": "label", "type": "nominal"}}
    return {"mark": {"type": "text", **look, **where}, "encoding": {**text, **at}}


_AXIS = {
    "title": None,
    "ticks": False,
    "domainColor": _INK,
    "labelFont": _TEXT,
    "labelFontSize": 15,
    "labelColor": _QUIET,
    "labelPadding": 8,
}
