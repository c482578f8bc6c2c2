"""One function draws every chart, as SVG for page and paper."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from html import escape
from typing import Any

from grappe.figures.model import Figure
from grappe.figures.specifications import COLOURS, Kind, specification
from grappe.questions import Indicator, Language, Words

_CONFIG = {"background": None, "view": {"stroke": None}, "bar": {"cornerRadius": 0}}


def chart(
    figures: Sequence[Figure],
    indicator: Indicator,
    language: Language,
    kind: Kind = "bars",
    *,
    title: str | None = None,
    labels: Mapping[str, Words] | None = None,
    told: int | None = None,
    clusters: int | None = None,
) -> str:
    """An SVG of figures by year (*bars* from zero, *line*) or by breakdown (*breakdown*).

    A year without a value is a gap that says why. `told` is the year that stands out (the last
    one by default), `clusters` how many are expected behind a year: with fewer, it is drawn hollow
    and says so. `labels` are the words of a breakdown's codes, in the order that gives each code
    its hue. The title is for screen readers and defaults to the indicator's label; the
    description tells the values. The same chart is drawn once.
    """
    said = specification(figures, language, kind, labels=labels, told=told, clusters=clusters)
    rows = said["data"]["values"]
    values = ", ".join(f"{row['name'].replace('|', ' ')} {row['label']}" for row in rows)
    return _accessible(_drawn(json.dumps(said)), title or indicator.label.to(language), values)


@lru_cache(maxsize=1024)
def _drawn(specification: str) -> str:
    return _coloured(str(_engine().vegalite_to_svg(json.loads(specification), config=_CONFIG)))


@cache
def _engine() -> Any:
    import font_manrope
    import font_source_sans_pro
    import vl_convert

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
