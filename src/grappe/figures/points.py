"""Which year of an indicator is told of a place, and which one it may be compared with."""

from collections.abc import Iterable, Sequence

from grappe.figures.breaks import Break
from grappe.figures.changes import Point, series
from grappe.figures.model import Figure
from grappe.figures.places import Where
from grappe.questions import Indicator


def of_place(figures: Iterable[Figure], indicator: Indicator, where: Where) -> list[Figure]:
    """The figures of an indicator and a place, all years and parts."""
    wanted = (indicator.code, where.level, where.name)
    return [f for f in figures if (f.indicator, f.by, f.name) == wanted]


def points_of(own: Sequence[Figure], indicator: Indicator, where: Where) -> Sequence[Point]:
    """A point a year; of what is broken down, the part that most clusters stand behind."""
    if indicator.breakdown is None:
        return series(own, indicator.code, where.level, where.name)
    best: dict[int, Figure] = {}
    for one in own:
        best[one.year] = max(best.get(one.year, one), one, key=_known)
    return [Point(best[year], None, None) for year in sorted(best)]


def _known(figure: Figure) -> tuple[bool, bool, int]:
    return figure.value is not None, figure.status == "hidden", figure.n


def whole_point(points: Sequence[Point], where: Where) -> Point:
    """The latest year that every cluster of the place answered about, else the latest known; with
    something to tell where there is such a year."""
    answered = [point for point in points if point.figure.status != "missing"]
    known = [point for point in answered if point.figure.status != "not_applicable"] or answered
    whole = [point for point in known if point.figure.n >= where.clusters]
    return (whole or known or list(points))[-1]


def comparable(point: Point, breaks: Iterable[Break] = ()) -> Figure | None:
    """The year before, where as many clusters stand behind it (sums over fewer would mislead) and
    no break lies between."""
    before, year = point.previous, point.figure.year
    whole = before is not None and before.n == point.figure.n
    return before if whole and all(one.year != year for one in breaks) else None
