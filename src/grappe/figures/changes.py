"""A figure through the years, and its change from each year to the next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from grappe.figures.model import Figure
from grappe.questions import Level


@dataclass(frozen=True, slots=True)
class Point:
    """A year of a series; `change` is the value minus the one a year before, None where either
    is not shown (of a share: a fraction)."""

    figure: Figure
    previous: Figure | None
    change: float | None


def series(
    figures: Iterable[Figure],
    indicator: str,
    by: Level,
    name: str,
    breakdown: Mapping[str, str | None] | None = None,
) -> tuple[Point, ...]:
    """One indicator of one place, a point for each year, the earliest first."""
    wanted = (indicator, by, name, breakdown)
    own = {f.year: f for f in figures if (f.indicator, f.by, f.name, f.breakdown) == wanted}
    return tuple(_point(own[year], own.get(year - 1)) for year in sorted(own))


def _point(figure: Figure, previous: Figure | None) -> Point:
    if figure.value is None or previous is None or previous.value is None:
        return Point(figure, previous, None)
    return Point(figure, previous, figure.value - previous.value)
