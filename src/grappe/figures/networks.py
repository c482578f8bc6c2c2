"""A network drawn on the server: places under each other in the order given, an arc for each two
that share something. Places never move nor grow: only an arc's width tells how much."""

from collections.abc import Callable, Sequence
from html import escape
from textwrap import wrap

from grappe.figures.links import Links

_LINE, _AT_LEAST, _DENSE = 18, 34, 12
_LETTERS, _LETTER = 24, 7.6


def network(
    links: Links,
    said: Callable[[str], str],
    title: str,
    *,
    chosen: str | None = None,
    leads_to: Callable[[str], str] | None = None,
    source: Sequence[str] = (),
) -> str:
    """An SVG in the page's colours. `said` gives a place's words, `leads_to` the address that
    chooses it; of a `chosen` one only its own arcs are strong, each with its number; `source` is
    written below."""
    lines = {name: wrap(said(name), _LETTERS) for name in links.names}
    rows = _rows(lines, 40 if source else 8)
    left = max((len(one) for some in lines.values() for one in some), default=0) * _LETTER + 12
    tall = max(rows.values(), default=0) + _AT_LEAST + _LINE * len(source)
    flat = 0.62 if len(rows) < _DENSE else 0.4
    wide = left + 40 + (max(rows.values(), default=0) * flat * 0.75)
    arcs = [_arc(links, rows, pair, left, flat, chosen) for pair in links.pairs if pair[2]]
    nodes = [_node(links, name, lines[name], y, left, chosen, leads_to) for name, y in rows.items()]
    below = [
        _text(8, tall - _LINE * (len(source) - n) + 4, one, "start", "--quiet, #635c69", 13)
        for n, one in enumerate(source)
    ]
    head = [_text(8, 22, title, "start", "--ink, #221c26", 16)] if source else []
    told = ", ".join(f"{said(a)} – {said(b)} {n:g}" for a, b, n in links.pairs if n)
    wide = max(wide, 8.2 * len(title)) if source else wide
    size = f'width="{wide:.0f}" height="{tall:.0f}" viewBox="0 0 {wide:.0f} {tall:.0f}"'
    role = 'role="group"' if leads_to else 'role="img"'
    words = f"<title>{escape(title)}</title><desc>{escape(told)}</desc>"
    drawn = "".join((*head, *sorted(arcs), *nodes, *below))
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {role}>{words}{drawn}</svg>'


def _rows(lines: dict[str, list[str]], top: int) -> dict[str, float]:
    """Where the middle of each place's words stands."""
    rows, at = {}, float(top)
    for name, some in lines.items():
        height = max(_AT_LEAST, _LINE * len(some) + 10)
        rows[name], at = at + height / 2, at + height
    return rows


def _arc(
    links: Links,
    rows: dict[str, float],
    pair: tuple[str, str, float | None],
    left: float,
    flat: float,
    chosen: str | None,
) -> str:
    one, other, n = pair
    most = max((value or 0 for value in links.shared.values()), default=0) or 1
    dense = len(rows) >= _DENSE
    width = 0.6 + (5 if dense else 8) * (n or 0) / most
    away = abs(rows[one] - rows[other]) * flat
    x = left + 14
    path = f"M{x:.1f} {rows[one]:.1f}C{x + away:.1f} {rows[one]:.1f} {x + away:.1f} "
    path += f"{rows[other]:.1f} {x:.1f} {rows[other]:.1f}"
    strong = chosen is None or chosen in (one, other)
    colour = "var(--chart-plum, #6b1f5c)" if strong else "var(--chart-before, #d8cad5)"
    faint = (0.3 if dense else 0.55) if chosen is None else 0.9 if strong else 0.5
    return (
        f'<path d="{path}" fill="none" stroke-opacity="{faint}" stroke="{colour}" '
        f'stroke-width="{width:.1f}"/>'
    )


def _node(
    links: Links,
    name: str,
    lines: list[str],
    y: float,
    left: float,
    chosen: str | None,
    leads_to: Callable[[str], str] | None,
) -> str:
    ink = "--plum, #6b1f5c" if name == chosen else "--ink, #221c26"
    first = y - _LINE * (len(lines) - 1) / 2 + 5
    words = "".join(
        _text(left, first + _LINE * n, one, "end", ink, 15) for n, one in enumerate(lines)
    )
    if leads_to:
        words = f'<a href="{escape(leads_to(name))}">{words}</a>'
    dot = f'<circle cx="{left + 14:.1f}" cy="{y:.1f}" r="4" fill="var({ink})"/>'
    n = links.between(chosen, name) if chosen else None
    number = _text(left + 24, y + 5, f"{n:g}", "start", "--ink, #221c26", 14) if n else ""
    return words + dot + number


def _text(x: float, y: float, said: str, anchor: str, colour: str, size: int) -> str:
    bold = ' font-weight="600"' if size > 13 else ""  # noqa: PLR2004 - small words are plain
    halo = ' stroke="var(--paper, #ffffff)" stroke-width="4" paint-order="stroke"'
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" '
        f'font-family="Source Sans Pro"{bold}{halo} fill="var({colour})">{escape(said)}</text>'
    )
