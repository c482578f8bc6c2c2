"""A figure as a page tells it: value, sentence, years, and how many clusters stand behind it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from grappe.figures import (
    Figure,
    Point,
    Published,
    Remark,
    Where,
    change_words,
    comparable,
    of_place,
    points_of,
    remarks_on,
    sentence,
    series,
    whole_point,
)
from grappe.questions import Indicator
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
    point = whole_point(points_of(own, indicator, where), where)
    year, broken = point.figure.year, indicator.breakdown is not None
    shown = [f for f in own if f.year == year] if broken else own
    parts = published.parts(indicator)
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


def sentence_said(figures: Iterable[Figure], indicator: Indicator, where: Where) -> str | None:
    """The figure in one sentence with its change; None where there is no value to tell."""
    own = of_place(figures, indicator, where)
    if not own:
        return None
    point = whole_point(series(own, indicator.code, where.level, where.name), where)
    if point.figure.value is None:
        return None
    named = point.figure._replace(name=say(where.said))
    return say(sentence(named, indicator, comparable(point))).removesuffix(".")


def _line(indicator: Indicator, point: Point) -> str:
    figure, before = point.figure, comparable(point)
    about = {"what": say(indicator.label), "year": figure.year}
    if indicator.breakdown or figure.value is None or before is None or before.value is None:
        return _("%(what)s in %(year)s") % about
    change = change_words(figure.value - before.value, figure.unit, before.year)
    return _("%(what)s in %(year)s, %(change)s") % {**about, "change": say(change)}
