"""One function draws every chart, as SVG for page and paper.

Colours are CSS custom properties with the light palette behind them, so that a page in the dark
draws the same picture in its own colours.
"""

import re
from collections.abc import Sequence
from functools import cache
from html import escape
from typing import Any, Literal

from grappe.figures.model import Figure
from grappe.figures.sentences import value_words
from grappe.questions import Indicator, Language

Kind = Literal["bars", "line", "breakdown"]

_COLOURS = {
    "#6b1f5c": "--chart-1",
    "#d8cad5": "--chart-before",
    "#221c26": "--ink",
    "#635c69": "--quiet",
}
_PLUM, _BEFORE, _INK, _QUIET = _COLOURS
_TEXT, _TITLE = "Source Sans Pro", "Manrope"


def chart(
    figures: Sequence[Figure],
    indicator: Indicator,
    language: Language,
    kind: Kind = "bars",
    *,
    title: str | None = None,
    labels: dict[str, str] | None = None,
) -> str:
    """An SVG of figures by year (*bars* from zero, *line*) or by breakdown (*breakdown*).

    A year without a value is a gap. `labels` are the words of a breakdown's codes. The title is
    for screen readers and defaults to the indicator's label; the description tells the values.
    """
    rows = [_row(one, language, labels or {}) for one in figures]
    drawn = _draw(_breakdown(rows) if kind == "breakdown" else _by_year(rows, kind))
    told = ", ".join(f"{row['name']} {row['label'] or '–'}" for row in rows)
    return _accessible(_coloured(drawn), title or indicator.label.to(language), told)


def sparkline(values: Sequence[float | None], width: int = 96, height: int = 24) -> str:
    """A small line without axes, from zero; None is a gap. For beside a number that says it."""
    highest = max((abs(v) for v in values if v is not None), default=0) or 1
    step = width / max(len(values) - 1, 1)
    path, pen = [], "M"
    for place, value in enumerate(values):
        if value is None:
            pen = "M"
            continue
        path.append(f"{pen}{place * step:.1f},{height - 2 - (height - 4) * value / highest:.1f}h0")
        pen = "L"
    return (
        f'<svg class="sparkline" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'aria-hidden="true"><path d="{" ".join(path)}" fill="none" '
        f'stroke="var(--chart-1, {_PLUM})" stroke-width="2" stroke-linecap="round"/></svg>'
    )


def _row(figure: Figure, language: Language, labels: dict[str, str]) -> dict[str, Any]:
    code = next(iter(figure.breakdown.values()), None) if figure.breakdown else None
    said = "" if figure.value is None else value_words(figure.value, figure.unit).to(language)
    name = labels.get(code or "", code or "–") if figure.breakdown else str(figure.year)
    return {"name": name, "value": figure.value, "label": said}


def _by_year(rows: list[dict[str, Any]], kind: Kind) -> dict[str, Any]:
    x = {"field": "name", "type": "ordinal", "sort": None, "axis": {"labelAngle": 0, **_AXIS}}
    y = {"field": "value", "type": "quantitative", "axis": None, "scale": {"zero": True}}
    last = {"condition": {"test": f"datum.name == '{rows[-1]['name']}'", "value": _PLUM}}
    bar = {
        "mark": {"type": "bar", "color": _BEFORE},
        "encoding": {"color": last | {"value": _BEFORE}},
    }
    line = {"mark": {"type": "line", "color": _PLUM, "strokeWidth": 2.5, "point": {"color": _PLUM}}}
    return {
        "data": {"values": rows},
        "width": max(64 * len(rows), 128),
        "height": 128,
        "encoding": {"x": x, "y": y},
        "layer": [line if kind == "line" else bar, _labels(dy=-8, baseline="bottom")],
    }


def _breakdown(rows: list[dict[str, Any]]) -> dict[str, Any]:
    y = {"field": "name", "type": "nominal", "sort": None, "axis": {"labelLimit": 320, **_AXIS}}
    x = {"field": "value", "type": "quantitative", "axis": None, "scale": {"zero": True}}
    return {
        "data": {"values": rows},
        "width": 280,
        "height": {"step": 28},
        "encoding": {"x": x, "y": y},
        "layer": [{"mark": {"type": "bar", "color": _PLUM}}, _labels(dx=6, align="left")],
    }


def _labels(**where: object) -> dict[str, Any]:
    look = {"font": _TITLE, "fontWeight": 700, "fontSize": 14, "color": _INK}
    return {
        "mark": {"type": "text", **look, **where},
        "encoding": {"text": {"field": "label", "type": "nominal"}},
    }


_AXIS = {
    "title": None,
    "ticks": False,
    "domainColor": _INK,
    "labelFont": _TEXT,
    "labelFontSize": 14,
    "labelColor": _QUIET,
    "labelPadding": 8,
}


def _draw(specification: dict[str, Any]) -> str:
    import altair

    drawn = altair.LayerChart.from_dict(specification, validate=True).to_dict()
    config = {"background": None, "view": {"stroke": None}, "bar": {"cornerRadius": 0}}
    return str(_engine().vegalite_to_svg(drawn, config=config))


@cache
def _engine() -> Any:
    import font_manrope
    import font_source_sans_pro
    import vl_convert

    for fonts in (font_manrope, font_source_sans_pro):
        vl_convert.register_font_directory(fonts.font_directory)
    return vl_convert


def _coloured(drawn: str) -> str:
    for colour, name in _COLOURS.items():
        drawn = re.sub(colour, f"var({name}, {colour})", drawn, flags=re.IGNORECASE)
    return drawn


def _accessible(drawn: str, title: str, told: str) -> str:
    words = f"<title>{escape(title)}</title><desc>{escape(told)}</desc>"
    drawn = re.sub(r' aria-(?:label|roledescription)="[^"]*"', "", drawn)
    return re.sub(r"<svg([^>]*)>", rf'<svg\1 role="img">{words}', drawn, count=1)
