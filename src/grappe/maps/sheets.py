"""A map as a picture by itself, in plain colours: for paper, or to take away."""

from collections.abc import Iterable, Sequence
from html import escape

from grappe.maps.dots import Dot
from grappe.maps.ground import WIDTH, Ground

PLUM, TINT, INK, QUIET = "#6b1f5c", "#efe6ec", "#221c26", "#635c69"
_TITLE, _LINE = 34, 18


def sheet(ground: Ground, dots: Iterable[Dot], title: str = "", source: Sequence[str] = ()) -> str:
    """An SVG; with its `title` above and its `source` below where they are given."""
    shapes = "".join(
        f'<path d="{path}" fill="{TINT}" stroke="#ffffff" stroke-width="1.5"/>'
        for _, path in ground.outlines
    )
    drawn = "".join(f'<circle cx="{x}" cy="{y}" r="2.6" fill="{PLUM}"/>' for x, y in dots)
    towns = "".join(_words(one.x, one.y, one.name, 15, QUIET) for one in ground.towns)
    above = _TITLE if title else 0
    under = ground.height + 24
    lines = [_words(0, under + _LINE * n, one, 13, QUIET) for n, one in enumerate(source)]
    head = _words(0, 12 - above, title, 18, INK) if title else ""
    width, height = (
        WIDTH + 8,
        ground.height + 8 + above + (_LINE * len(source) + 12 if source else 0),
    )
    size = f'width="{width}" height="{height}" viewBox="-4 {-4 - above} {width} {height}"'
    told = f"<title>{escape(title)}</title><desc></desc>" if title else ""
    inside = "".join((told, shapes, drawn, towns, head, *lines))
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{inside}</svg>'


def _words(x: object, y: object, said: str, size: int, colour: str) -> str:
    return (
        f'<text x="{x}" y="{y}" font-family="Source Sans Pro" font-size="{size}" '
        f'fill="{colour}">{escape(said)}</text>'
    )
