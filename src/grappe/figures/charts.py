"""One function draws every chart, as SVG for page and paper, or as a file to take away."""

import json
import logging
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from html import escape
from typing import Any, Literal

from grappe.figures.breaks import Break
from grappe.figures.cohorts import Cohorts
from grappe.figures.model import Figure
from grappe.figures.parts import NO_PARTS, Parts
from grappe.figures.specifications import Kind, specification
from grappe.figures.staying import staying_specification
from grappe.figures.vega import COLOURS, by_year, headed
from grappe.questions import Indicator, Language

FileKind = Literal["svg", "png"]
_CONFIG = {
    "background": None,
    "view": {"stroke": None},
    "bar": {"cornerRadius": 0},
    "aria": False,
    "axis": {"aria": False},
}
"""What a chart says to a screen reader is its title and description, given with the SVG."""


def chart(
    figures: Sequence[Figure],
    indicator: Indicator,
    language: Language,
    kind: Kind = "bars",
    *,
    title: str | None = None,
    parts: Parts = NO_PARTS,
    told: int | None = None,
    clusters: int | None = None,
    breaks: Sequence[Break] = (),
    targets: Mapping[int, float] | None = None,
    narrow: bool = False,
    source: Sequence[str] = (),
) -> str:
    """An SVG of figures by year (*bars* from zero, *line*) or by breakdown (*breakdown*).

    A year without a value is a gap that says why. `told` is the year that stands out (the last
    one by default), `clusters` how many are expected behind a year: with fewer, it is drawn hollow
    and says so. `parts` are those of a breakdown, in the order that gives each code its hue; of
    many, the smallest are drawn together. Before a year of `breaks` stands a dashed line; the
    target of a year, of those in `targets`, is a thin line. `narrow` fits a phone. The title is for
    screen readers and defaults to the indicator's label; with a `source`, both are written in the
    picture. The description tells the values and the breaks.
    The same chart is drawn once.
    """
    about = {"told": told, "clusters": clusters, "breaks": breaks, "narrow": narrow}
    adds_up = not indicator.each
    said = specification(figures, language, kind, parts, adds_up, targets=targets, **about)  # type: ignore[arg-type]
    name = title or indicator.label.to(language)
    return _told(said, name, source, [one.words.to(language) for one in breaks])


def chart_of_cohorts(
    found: Cohorts,
    language: Language,
    *,
    title: str,
    narrow: bool = False,
    source: Sequence[str] = (),
) -> str:
    """An SVG of who stays, as `chart` draws parts."""
    return _told(staying_specification(found, language, narrow), title, source)


def _told(said: dict[str, Any], title: str, source: Sequence[str], more: Sequence[str] = ()) -> str:
    """Drawn, with its title and its values for who does not see it."""
    values = ", ".join(map(_row_said, _rows(said)))
    drawn = _drawn(json.dumps(headed(said, title, source) if source else said))
    return _accessible(drawn, title, " ".join((values, *more)))


def _row_said(row: dict[str, Any]) -> str:
    """A target is told after the value that is measured against it."""
    value, aim = f"{row['name'].replace('|', ' ')} {row['label']}", row.get("aim")
    if aim is None:
        return value
    return f"{value.replace(f' {aim}', '').strip()} ({aim})"


def warm_up() -> None:
    """Draws a chart of nothing: the first one loads fonts and the drawing engine."""
    _drawn(json.dumps(by_year([], line=False, broken={})))


def in_light(drawn: str) -> str:
    """A chart in the colours of the light palette, for whoever knows no others."""
    return re.sub(r"var\(--[\w-]+, (#\w+)\)", r"\1", drawn)


def as_file(drawn: str, kind: FileKind) -> bytes:
    """A chart to take away: in the light palette, on white."""
    white = '<rect width="100%" height="100%" fill="#ffffff"/>'
    sheet = re.sub(
        r"(<svg[^>]*>.*?</desc>)", rf"\1{white}", in_light(drawn), count=1, flags=re.DOTALL
    )
    return sheet.encode() if kind == "svg" else bytes(_engine().svg_to_png(sheet, scale=2))


def _rows(said: dict[str, Any]) -> list[dict[str, Any]]:
    return list(said["data"]["values"])


@lru_cache(maxsize=1024)
def _drawn(specification: str) -> str:
    """Charts that differ in their rows alone are compiled once: it takes half of the time."""
    asked = json.loads(specification)
    rows, asked["data"] = asked["data"]["values"], {"name": "rows"}
    compiled = json.loads(_compiled(json.dumps(asked)))
    named = next(one for one in compiled["data"] if one["name"] == "rows")
    named["values"] = rows
    return _coloured(str(_engine().vega_to_svg(compiled)))


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


def _coloured(drawn: str) -> str:
    for colour, name in COLOURS.items():
        drawn = re.sub(colour, f"var({name}, {colour})", drawn, flags=re.IGNORECASE)
    return drawn


def _accessible(drawn: str, title: str, told: str) -> str:
    words = f"<title>{escape(title)}</title><desc>{escape(told)}</desc>"
    drawn = re.sub(r' (?:aria-(?:label|roledescription)|role)="[^"]*"', "", drawn)
    return re.sub(r"<svg([^>]*)>", rf'<svg\1 role="img">{words}', drawn, count=1)
