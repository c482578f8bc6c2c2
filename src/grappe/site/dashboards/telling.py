"""A figure as a page tells it: value, sentence, years, and how many clusters stand behind it."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from grappe.figures import (
    Break,
    Figure,
    Point,
    Published,
    Remark,
    Where,
    breaks_of,
    broken_between,
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
    `grappe.figures` knows it, `remarks` are what the cluster says of it, `query` is what its files
    are asked with, `among_many`: its chart is one of many, and narrow."""

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
    query: str = ""
    among_many: bool = False

    @property
    def drawn(self) -> SafeString:
        """Its chart, titled by its line."""
        return self.series.drawn(self.title)

    @property
    def narrow(self) -> SafeString:
        """The same for a phone, where parts are drawn in another way."""
        return self.series.drawn(self.title, narrow=True)

    @property
    def title(self) -> str:
        return f"{say(self.where.said)} · {self.line}"

    @property
    def is_broken_down(self) -> bool:
        return self.series.indicator.breakdown is not None

    @property
    def explored(self) -> str:
        """Where its chart is drawn."""
        by = {"region": "region", "domain": "domains", "cluster": "clusters"}[self.where.level]
        asked = {"indicator": self.code, "by": by}
        asked |= {} if self.where.level == "region" else {self.where.level: self.where.code}
        return f"{reverse('dashboards:explore')}?{urlencode(asked)}"

    @property
    def breaks(self) -> list[str]:
        """Why its years do not go on, in sentences."""
        return [say(one.words) for one in self.series.breaks]


def told(
    published: Published,
    figures: Iterable[Figure],
    indicator: Indicator,
    where: Where,
    remarks: Iterable[Remark] = (),
    *,
    over_years: bool = False,
) -> Told | None:
    """The indicator of that place, with the remarks on it; None where nothing was published.
    `over_years`: parts of every year, where they are told by themselves for the last one."""
    own = of_place(figures, indicator, where)
    if not own:
        return None
    point = whole_point(points_of(own, indicator, where), where)
    year, broken = point.figure.year, indicator.breakdown is not None
    of_one_year = broken and not over_years
    shown = [f for f in own if f.year == year] if of_one_year else own
    breaks = broken_between(breaks_of(published, indicator, where), own)
    return Told(
        code=indicator.code,
        label=say(indicator.label),
        status=point.figure.status,
        value="" if broken else value_said(point.figure),
        line=_line_over_years(indicator, shown)
        if broken and over_years
        else _line(indicator, point, breaks),
        clusters=clusters_said(point.figure.n, where.clusters) if where.clusters > 1 else "",
        series=Series(
            indicator,
            tuple(shown),
            year,
            where.clusters,
            published.parts(indicator),
            () if of_one_year else breaks,
        ),
        where=where,
        year=year,
        partial=point.figure.n < where.clusters,
        remarks=remarks_on(remarks, own),
    )


def sentence_said(
    published: Published, figures: Iterable[Figure], indicator: Indicator, where: Where
) -> str | None:
    """The figure in one sentence with its change; None where there is no value to tell."""
    own = of_place(figures, indicator, where)
    if not own:
        return None
    point = whole_point(series(own, indicator.code, where.level, where.name), where)
    if point.figure.value is None:
        return None
    named = point.figure._replace(name=say(where.said))
    before = comparable(point, breaks_of(published, indicator, where))
    return say(sentence(named, indicator, before)).removesuffix(".")


def _line_over_years(indicator: Indicator, shown: Iterable[Figure]) -> str:
    years = sorted({one.year for one in shown})
    if len(years) == 1:
        return _("%(what)s in %(year)s") % {"what": say(indicator.label), "year": years[0]}
    about = {"what": say(indicator.label), "first": years[0], "last": years[-1]}
    return _("%(what)s, %(first)s–%(last)s") % about


def _line(indicator: Indicator, point: Point, breaks: Iterable[Break]) -> str:
    figure, before = point.figure, comparable(point, breaks)
    about = {"what": say(indicator.label), "year": figure.year}
    if indicator.breakdown or figure.value is None or before is None or before.value is None:
        return _("%(what)s in %(year)s") % about
    change = change_words(figure.value - before.value, figure.unit, before.year)
    return _("%(what)s in %(year)s, %(change)s") % {**about, "change": say(change)}
