"""Dots on the region's map, in the numbers of an SVG. Colours are the style's."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt
from typing import NamedTuple

from grappe.maps.ground import Ground, ground
from grappe.references import Commune

ROWS_A_DOT = 10
_GOLDEN = pi * (3 - sqrt(5))


class Dot(NamedTuple):
    x: str
    y: str


@dataclass(frozen=True)
class Map:
    """The ground, and dots on it."""

    ground: Ground
    dots: tuple[Dot, ...] = ()


def draw(region: str, communes: Sequence[tuple[Commune, int]]) -> Map | None:
    """The map with a dot for ten rows, near their communes; None without outlines."""
    under = ground(region)
    return Map(under, tuple(_dots(under, communes))) if under else None


def _dots(under: Ground, communes: Sequence[tuple[Commune, int]]) -> Iterator[Dot]:
    for commune, dots in shared_dots(communes):
        x, y = under.at(commune.longitude or 0, commune.latitude or 0)
        for place in range(dots):
            away, turn = 4.4 * sqrt(place), place * _GOLDEN
            yield Dot(f"{x + away * cos(turn):.1f}", f"{y + away * sin(turn):.1f}")


def shared_dots(communes: Sequence[tuple[Commune, int]]) -> Iterator[tuple[Commune, int]]:
    """How many dots each commune gets: its tens, and of what remains in its department the
    tens at the communes that come nearest to one more."""
    by_department: dict[str, list[tuple[Commune, int]]] = defaultdict(list)
    for commune, n in communes:
        if commune.longitude is not None:
            by_department[commune.department].append((commune, n))
    for inside in by_department.values():
        left = round(sum(n % ROWS_A_DOT for _, n in inside) / ROWS_A_DOT)
        nearest = sorted(inside, key=lambda one: (-(one[1] % ROWS_A_DOT), one[0].code))
        more = {commune.code for commune, _ in nearest[:left]}
        for commune, n in inside:
            yield commune, n // ROWS_A_DOT + (commune.code in more)
