"""The parts of a figure as they stand under each other, in a table and in a chart."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from grappe.figures.model import Figure
from grappe.figures.parts import Parts
from grappe.questions import Language, Words

MOST_PARTS = 12
_OTHERS = Words(fr="Autres ({n})", en="Others ({n})")


class Part(NamedTuple):
    """A part by its code, or several of them together (without a figure of their own)."""

    code: str
    name: str
    value: float | None
    figure: Figure | None


def code_of(figure: Figure) -> str:
    """The code that breaks a figure down; empty for what is not known, or not broken down."""
    return next(iter((figure.breakdown or {}).values()), None) or ""


def in_order(figures: Iterable[Figure], parts: Parts) -> list[Figure]:
    """The largest part first, or as the parts have an order of their own; what is not known is
    the last."""
    order = list(parts.words)

    def place(one: Figure) -> tuple[bool, float]:
        code = code_of(one)
        own = order.index(code) if code in order else len(order)
        return not code, own if parts.in_order else -(one.value or 0)

    return sorted(figures, key=place)


def drawn_parts(figures: Iterable[Figure], parts: Parts, language: Language) -> list[Part]:
    """As `in_order`; of more parts by size than a picture holds, the smallest ones together."""
    found = [_part(one, parts, language) for one in in_order(figures, parts)]
    named = [one for one in found if one.code]
    if parts.in_order or len(named) <= MOST_PARTS:
        return found
    kept, rest = named[: MOST_PARTS - 1], named[MOST_PARTS - 1 :]
    return [*kept, _together(rest, language), *(one for one in found if not one.code)]


def _part(figure: Figure, parts: Parts, language: Language) -> Part:
    code = code_of(figure)
    name = parts.words[code].to(language) if code in parts.words else code or "–"
    return Part(code, name, figure.value, figure)


def _together(rest: Sequence[Part], language: Language) -> Part:
    name = _OTHERS.filled(n=len(rest)).to(language)
    return Part("others", name, sum(one.value or 0 for one in rest), None)
