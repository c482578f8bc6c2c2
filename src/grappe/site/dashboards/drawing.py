"""The region's map in the numbers of an SVG: outlines, dots, towns. Colours are the style's."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, hypot, pi, radians, sin, sqrt
from typing import Any, NamedTuple

from grappe.references import Commune, communes_of_region, outlines

WIDTH = 560
ROWS_A_DOT = 10
MOST_TOWNS = 7
TOWNS_APART = 55
_GOLDEN = pi * (3 - sqrt(5))


class Dot(NamedTuple):
    x: str
    y: str


class Town(NamedTuple):
    name: str
    x: str
    y: str


@dataclass(frozen=True)
class Map:
    """Paths by department name, dots and towns, in a box of `WIDTH` by `height`."""

    height: int
    outlines: tuple[tuple[str, str], ...]
    towns: tuple[Town, ...]
    dots: tuple[Dot, ...] = ()


class _Projection(NamedTuple):
    """Longitude and latitude to the picture, true to shape in the middle of the region."""

    west: float
    north: float
    scale: float
    squeeze: float

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        return (
            (longitude - self.west) * self.squeeze * self.scale,
            (self.north - latitude) * self.scale,
        )


def draw(region: str, communes: Sequence[tuple[Commune, int]]) -> Map | None:
    """The map with a dot for ten rows, near their communes; None without outlines."""
    ground = _ground(region)
    if ground is None:
        return None
    projection, base = ground
    dots = tuple(_dots(projection, communes))
    return Map(base.height, base.outlines, base.towns, dots)


@cache
def _ground(region: str) -> tuple[_Projection, Map] | None:
    features = outlines(region)["features"]
    points = [point for one in features for ring in _rings(one) for point in ring]
    if not points:
        return None
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    squeeze = cos(radians((south + north) / 2))
    projection = _Projection(west, north, WIDTH / ((east - west) * squeeze), squeeze)
    paths = tuple((one["properties"]["name"], _path(projection, one)) for one in features)
    towns = tuple(_towns(projection, region))
    return projection, Map(round((north - south) * projection.scale), paths, towns)


def _rings(feature: dict[str, Any]) -> Iterator[list[list[float]]]:
    shape = feature["geometry"]
    polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    for polygon in polygons:
        yield from polygon


def _path(projection: _Projection, feature: dict[str, Any]) -> str:
    drawn = []
    for ring in _rings(feature):
        at = (projection.at(*point) for point in ring)
        drawn.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in at) + "Z")
    return "".join(drawn)


def _towns(projection: _Projection, region: str) -> Iterator[Town]:
    """The largest communes that leave each other room for their names."""
    placed: list[tuple[float, float]] = []
    communes = sorted(communes_of_region(region), key=lambda one: -one.population)
    for one in communes:
        if one.longitude is None or one.latitude is None or len(placed) == MOST_TOWNS:
            continue
        x, y = projection.at(one.longitude, one.latitude)
        if all(hypot(x - a, (y - b) * 2) > TOWNS_APART for a, b in placed):
            placed.append((x, y))
            yield Town(one.name, f"{x + 8:.1f}", f"{y - 5:.1f}")


def _dots(projection: _Projection, communes: Sequence[tuple[Commune, int]]) -> Iterator[Dot]:
    for commune, dots in shared_dots(communes):
        x, y = projection.at(commune.longitude or 0, commune.latitude or 0)
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
