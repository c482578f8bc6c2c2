"""A figure as a page tells it: value, sentence, years, and how many clusters stand behind it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from grappe.figures import (
    Figure,
    Parts,
    Point,
    Remark,
    change_words,
    parts_of,
    remarks_on,
    sentence,
    series,
)
from grappe.questions import Indicator
from grappe.site.dashboards.places import Where
from grappe.site.dashboards.published import Published
from grappe.site.dashboards.series import Series
from grappe.site.dashboards.values import clusters_said, value_said
from grappe.site.errors import say


@dataclass(frozen=True)
class Told:
    """What a page says of an indicator of a place; `value` is empty for a breakdown, `status` as
    `grappe.figures` knows it, `remarks` are what the cluster says of it."""

    code: str
    label: str
    status: str
    value: str
    line: str
    clusters: str
    series: Series
    where: Where
    year: int
    partial: bool
    remarks: tuple[Remark, ...] = ()

    @property
    def drawn(self) -> SafeString:
        """Its chart, titled by its line."""
        return self.series.drawn(f"{say(self.where.said)} · {self.line}")


def told(
    published: Published,
    figures: Iterable[Figure],
    indicator: Indicator,
    where: Where,
    remarks: Iterable[Remark] = (),
) -> Told | None:
    """The indicator of that place, with the remarks on it; None where nothing was published."""
    own = of_place(figures, indicator, where)
    if not own:
        return None
    point = whole_point(_years(own, indicator, where), where)
    year, broken = point.figure.year, indicator.breakdown is not None
    shown = [f for f in own if f.year == year] if broken else own
    parts = parts_told(published, indicator)
    return Told(
        code=indicator.code,
        label=say(indicator.label),
        status=point.figure.status,
        value="" if broken else value_said(point.figure),
        line=_line(indicator, point),
        clusters=clusters_said(point.figure.n, where.clusters) if where.clusters > 1 else "",
        series=Series(indicator, tuple(shown), year, where.clusters, parts),
        where=where,
        year=year,
        partial=point.figure.n < where.clusters,
        remarks=remarks_on(remarks, own),
    )


def _years(own: Sequence[Figure], indicator: Indicator, where: Where) -> Sequence[Point]:
    """A point a year; of what is broken down, the part that most clusters stand behind."""
    if indicator.breakdown is None:
        return series(own, indicator.code, where.level, where.name)
    best: dict[int, Figure] = {}
    for one in own:
        best[one.year] = max(best.get(one.year, one), one, key=_known)
    return [Point(best[year], None, None) for year in sorted(best)]


def _known(figure: Figure) -> tuple[bool, bool, int]:
    return figure.value is not None, figure.status == "hidden", figure.n


def of_place(figures: Iterable[Figure], indicator: Indicator, where: Where) -> list[Figure]:
    """The figures of an indicator and a place, all years and parts."""
    wanted = (indicator.code, where.level, where.name)
    return [f for f in figures if (f.indicator, f.by, f.name) == wanted]


def whole_point(points: Sequence[Point], where: Where) -> Point:
    """The latest year that every cluster of the place answered about, else the latest known; with
    something to tell where there is such a year."""
    answered = [point for point in points if point.figure.status != "missing"]
    known = [point for point in answered if point.figure.status != "not_applicable"] or answered
    whole = [point for point in known if point.figure.n >= where.clusters]
    return (whole or known or list(points))[-1]


def sentence_said(figures: Iterable[Figure], indicator: Indicator, where: Where) -> str | None:
    """The figure in one sentence with its change; None where there is no value to tell."""
    own = of_place(figures, indicator, where)
    if not own:
        return None
    point = whole_point(series(own, indicator.code, where.level, where.name), where)
    if point.figure.value is None:
        return None
    named = point.figure._replace(name=say(where.said))
    return say(sentence(named, indicator, _comparable(point))).removesuffix(".")


def parts_told(published: Published, indicator: Indicator) -> Parts:
    """The parts that an indicator is broken down into, with their words."""
    sections = [source.section for source in published.known.sources_of(indicator)]
    return parts_of(sections, indicator.breakdown, published.policy)


def _comparable(point: Point) -> Figure | None:
    """The year before, where as many clusters stand behind it: sums over fewer would mislead."""
    before = point.previous
    return before if before and before.n == point.figure.n else None


def _line(indicator: Indicator, point: Point) -> str:
    figure, before = point.figure, _comparable(point)
    about = {"what": say(indicator.label), "year": figure.year}
    if indicator.breakdown or figure.value is None or before is None or before.value is None:
        return _("%(what)s in %(year)s") % about
    change = change_words(figure.value - before.value, figure.unit, before.year)
    return _("%(what)s in %(year)s, %(change)s") % {**about, "change": say(change)}
