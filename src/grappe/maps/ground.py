"""A region's outlines and largest towns, drawn true to shape in a box of one width."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import cos, hypot, radians
from typing import Any, Final, NamedTuple

from grappe.references import communes_of_region, outlines

WIDTH: Final = 560
MOST_TOWNS: Final = 7
TOWNS_APART: Final = 55


class Town(NamedTuple):
    name: str
    x: str
    y: str


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


@dataclass(frozen=True)
class Ground:
    """Paths by department name and towns, in a box of `WIDTH` by `height`."""

    height: int
    outlines: tuple[tuple[str, str], ...]
    towns: tuple[Town, ...]
    projection: _Projection

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a place (WGS 84) stands in the picture, or beside it."""
        return self.projection.at(longitude, latitude)


@cache
def ground(region: str) -> Ground | None:
    """The ground of a region by its INSEE code; None where its outlines are not known."""
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
    return Ground(round((north - south) * projection.scale), paths, towns, projection)


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
