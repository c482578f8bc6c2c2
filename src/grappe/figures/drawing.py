"""Vega, asked on the server: what is specified becomes a picture, in the colours of the page."""

import json
import logging
import re
from functools import cache, lru_cache
from typing import Any, Literal

from grappe.figures.vega import COLOURS, by_year

FileKind = Literal["svg", "png"]
_CONFIG = {
    "background": None,
    "view": {"stroke": None},
    "bar": {"cornerRadius": 0},
    "aria": False,
    "axis": {"aria": False},
}
"""What a chart says to a screen reader is its title and description, given with the SVG."""


def warm_up() -> None:
    """Draws a chart of nothing: the first one loads fonts and the drawing engine."""
    drawn(json.dumps(by_year([], line=False, broken={})))


def in_light(svg: str) -> str:
    """A chart in the colours of the light palette, for whoever knows no others."""
    return re.sub(r"var\(--[\w-]+, (#\w+)\)", r"\1", svg)


def as_file(svg: str, kind: FileKind) -> bytes:
    """A chart to take away: in the light palette, on white."""
    white = '<rect width="100%" height="100%" fill="#ffffff"/>'
    sheet = re.sub(
        r"(<svg[^>]*>.*?</desc>)", rf"\1{white}", in_light(svg), count=1, flags=re.DOTALL
    )
    return sheet.encode() if kind == "svg" else bytes(_engine().svg_to_png(sheet, scale=2))


@lru_cache(maxsize=1024)
def drawn(specification: str) -> str:
    """A Vega-Lite specification as an SVG."""
    return _coloured(str(_engine().vega_to_svg(_vega(json.loads(specification)))))


def to_draw_elsewhere(specification: dict[str, Any]) -> dict[str, Any]:
    """It in Vega, in the colours of a page, for a browser to draw as an SVG."""
    found: dict[str, Any] = json.loads(_coloured(json.dumps(_vega(specification))))
    return found


def _vega(specification: dict[str, Any]) -> dict[str, Any]:
    """Charts that differ in their rows alone are compiled once: it takes half of the time."""
    asked = {**specification}
    rows, asked["data"] = asked["data"]["values"], {"name": "rows"}
    compiled: dict[str, Any] = json.loads(_compiled(json.dumps(asked)))
    named = next(one for one in compiled["data"] if one["name"] == "rows")
    named["values"] = rows
    return compiled


@lru_cache(maxsize=256)
def _compiled(specification: str) -> str:
    """A Vega-Lite specification in Vega."""
    return json.dumps(_engine().vegalite_to_vega(json.loads(specification), config=_CONFIG))


@cache
def _engine() -> Any:
    import font_manrope
    import font_source_sans_pro
    import vl_convert

    # It warns of an axis without numbers, which a chart of missing years has.
    logging.getLogger("vl_convert").setLevel(logging.ERROR)
    for fonts in (font_manrope, font_source_sans_pro):
        vl_convert.register_font_directory(fonts.font_directory)
    return vl_convert


def _coloured(words: str) -> str:
    for colour, name in COLOURS.items():
        words = re.sub(colour, f"var({name}, {colour})", words, flags=re.IGNORECASE)
    return words
