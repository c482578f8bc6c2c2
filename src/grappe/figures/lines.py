"""Parts of a figure through the years, as lines that bear their names: in Vega-Lite."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from textwrap import wrap
from typing import Any, NamedTuple

from grappe.figures.vega import AXIS, TEXT, Drawn, Row, breaks, whole

WIDTH, _LEAST_HEIGHT, _LINE = 170, 150, 17
"""Pixels; a line is one of a name."""
_LONGEST = 26
"""Letters in a line of a name."""
_NO_BREAK = "\u00a0"
_HUE = {"field": "hue", "type": "nominal", "scale": None}


class Course(NamedTuple):
    """A part through the years: a value or None for each of them, in their order. `label` tells
    the last one there is."""

    name: str
    hue: str
    values: Sequence[float | None]
    labels: Sequence[str]
    label: str


class Years(NamedTuple):
    """Their names in their order; `broken`: before which a series breaks, with the word for it;
    `uneven`: behind which other clusters stand than a year before; `partial`: behind which some
    are missing."""

    names: Sequence[str]
    broken: Mapping[str, str]
    uneven: Collection[str] = ()
    partial: Collection[str] = ()


def by_part_and_year(years: Years, courses: Sequence[Course]) -> Drawn:
    """A line for each part, its name and last value where it ends. No value is a gap; no line leads
    over a break, nor to a year of other clusters; a point that some are missing from is hollow."""
    names, broken = years.names, years.broken
    known = [value for one in courses for value in one.values if value is not None]
    low, high = min((0.0, *known)), max(known, default=0.0) or 1.0
    said = [
        wrap(f"{one.name}{_NO_BREAK}{one.label}", _LONGEST, break_on_hyphens=False)
        for one in courses
    ]
    height = max(_LEAST_HEIGHT, _LINE * sum(map(len, said)))
    x = {
        "field": "name",
        "type": "ordinal",
        "scale": {"type": "point", "domain": list(names), "padding": 0.3},
        "axis": {"labelAngle": 0, "labelExpr": "split(datum.label, '|')", "labelLimit": 0, **AXIS},
    }
    scale = {"domain": [low, high], "nice": False}
    y = {"field": "value", "type": "quantitative", "axis": None, "scale": scale}
    line = {
        "mark": {"type": "line", "strokeWidth": 2.5, "invalid": "break-paths-show-path-domains"},
        "encoding": {"color": _HUE, "detail": [_nominal("part"), _nominal("piece")]},
    }
    spot = {"type": "point", "size": 45, "opacity": 1}
    inside = {"condition": {"test": "datum.partial", "value": 0}, "value": 1}
    point: Drawn = {"mark": spot, "encoding": {"fill": _HUE, "stroke": _HUE, "fillOpacity": inside}}
    drawn: list[Drawn] = [line, point, _names(courses, said, (low, high), height)]
    drawn += breaks(broken, -WIDTH / max(1, len(names)) / 2, height) if broken else []
    rows = list(_rows(years, courses))
    size = {"width": WIDTH, "height": height}
    return whole(rows, {"x": x, "y": y}, drawn, **size)


def _rows(years: Years, courses: Iterable[Course]) -> Iterable[Row]:
    for one in courses:
        piece = 0
        for name, value, label in zip(years.names, one.values, one.labels, strict=True):
            piece += name in years.broken or name in years.uneven
            about = {"name": name, "part": one.name, "hue": one.hue, "piece": piece}
            yield {**about, "value": value, "label": label, "partial": name in years.partial}


def _names(
    courses: Sequence[Course], said: Sequence[list[str]], span: tuple[float, float], height: int
) -> Drawn:
    """Beside the end of its line each name, as near as others let it stand."""
    low, high = span
    last = [next((v for v in reversed(one.values) if v is not None), low) for one in courses]
    wanted = [height * (high - value) / (high - low) for value in last]
    places = apart(wanted, [_LINE * len(lines) for lines in said], height + _LINE)
    rows = [
        {
            "part": one.name,
            "said": lines,
            "hue": one.hue,
            "at": place - _LINE * (len(lines) - 1) / 2,
        }
        for one, lines, place in zip(courses, said, places, strict=True)
    ]
    look: dict[str, Any] = {"align": "left", "baseline": "middle", "dx": 8, "lineHeight": _LINE}
    at = {"field": "at", "type": "quantitative", "scale": None, "axis": None}
    encoding = {"x": {"value": WIDTH}, "y": at, "text": _nominal("said"), "color": _HUE}
    return {
        "data": {"values": rows},
        "name": "names",
        "mark": {"type": "text", "font": TEXT, "fontSize": 14, **look},
        "encoding": encoding,
    }


def apart(wanted: Sequence[float], heights: Sequence[float], lowest: float) -> list[float]:
    """Middles of words, in pixels from the top: each as near to where it is wanted as the others
    let it, none under `lowest` where all of them fit."""
    found = list(wanted)
    downwards = sorted(range(len(wanted)), key=lambda n: wanted[n])
    above = float("-inf")
    for one in downwards:
        found[one] = max(found[one], above + heights[one] / 2)
        above = found[one] + heights[one] / 2
    below = lowest
    for one in reversed(downwards):
        found[one] = min(found[one], below - heights[one] / 2)
        below = found[one] - heights[one] / 2
    return found


def _nominal(field: str) -> dict[str, str]:
    return {"field": field, "type": "nominal"}
