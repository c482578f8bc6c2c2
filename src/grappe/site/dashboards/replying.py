"""A cluster's figures before they are public, with what it says of each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from grappe.figures import Figure, Published, Where, cluster_place
from grappe.site import clock
from grappe.site.accounts import rights
from grappe.site.accounts.models import User
from grappe.site.dashboards.by_quarters import ByQuarters, by_quarters_alone, told_by_quarters
from grappe.site.dashboards.published import named
from grappe.site.dashboards.sections import chapters
from grappe.site.dashboards.telling import Told
from grappe.site.policy.models import Cluster
from grappe.site.replies.models import Correction, Reading, Remark
from grappe.site.replies.reading import reading_of, with_the_clusters
from grappe.site.replies.replying import Place


@dataclass(frozen=True)
class Typed:
    """Words that could not be kept, and why: they stand in their form again."""

    on: Place
    text: str
    why: str


@dataclass(frozen=True)
class Figured:
    """A figure of the page: in its words, by the quarters that no year tells, the years that
    something can be said of, what was said, and what was typed."""

    told: Told | ByQuarters
    quarters: ByQuarters | None
    years: tuple[int, ...]
    remarks: tuple[Remark, ...]
    corrections: tuple[Correction, ...]
    typed: Typed | None

    @property
    def has_chart(self) -> bool:
        """Whether its years are drawn."""
        return isinstance(self.told, Told) and self.told.status == "shown"

    @property
    def year(self) -> int:
        """The year that the form names."""
        return self.typed.on.year if self.typed else self.told.year


@dataclass(frozen=True)
class Chapter:
    label: str
    groups: tuple[tuple[str, tuple[Figured, ...]], ...]


def waiting_for(cluster: Cluster) -> tuple[Reading, Published] | None:
    """What the cluster may reply to now; None where nothing waits."""
    passage = with_the_clusters()
    reading = reading_of(passage, cluster) if passage else None
    published = named(passage.publication) if passage else None
    return (reading, published) if reading and published else None


def told_of(
    user: User, cluster: Cluster, reading: Reading, published: Published, typed: Typed | None = None
) -> dict[str, Any]:
    """The page: every figure of the cluster, and whether this person may say something."""
    figures, where = own_figures(published, cluster), cluster_place(published.policy, cluster.code)
    corrections = list(reading.corrections.select_related("by", "answered_by"))
    said = _Said(
        figures,
        {one.code: one for _heading, one in told_by_quarters(published, figures, where)},
        _by_indicator(reading.remarks.all()),
        _by_indicator(corrections),
        typed,
    )
    of_years = [one for one in figures if one.quarter is None]
    found = [
        Chapter(one.label, tuple((g.label, tuple(said.of(g.told))) for g in one.groups))
        for one in chapters(published, of_years, where)
    ]
    return {
        "publication": published.publication,
        "passage": reading.passage,
        "reading": reading,
        "days_left": (reading.passage.until - clock.today()).days,
        "chapters": [*found, *_rest(published, said, figures, where)],
        "waiting": sum(one.answered_at is None for one in corrections),
        "may_reply": rights.can_reply(user, cluster),
        "may_agree": rights.can_agree(user, cluster),
        "typed": typed,
        "homeless": typed is not None
        and not any(f.indicator == typed.on.indicator for f in figures),
    }


def own_figures(published: Published, cluster: Cluster) -> list[Figure]:
    """Of years, and of quarters where no year tells them."""
    own = [one for one in published.every if (one.by, one.name) == ("cluster", cluster.name)]
    return [*(one for one in own if one.quarter is None), *by_quarters_alone(own)]


def _rest(
    published: Published, said: "_Said", figures: Sequence[Figure], where: Where
) -> Iterator[Chapter]:
    """What is never told of a year: it has no place among the figures of years."""
    of_years = {one.indicator for one in figures if one.quarter is None}
    found: dict[str, list[ByQuarters]] = {}
    for heading, one in told_by_quarters(published, figures, where):
        if one.code not in of_years:
            found.setdefault(heading, []).append(one)
    if found:
        groups = ((heading, tuple(said.of(some))) for heading, some in found.items())
        yield Chapter(_("Quarter by quarter"), tuple(groups))


def is_told(published: Published, cluster: Cluster, on: Place) -> bool:
    """Whether the publication tells of the cluster by that indicator in that year."""
    return any(
        (one.indicator, one.year) == on and one.status != "missing"
        for one in own_figures(published, cluster)
    )


@dataclass(frozen=True)
class _Said:
    figures: Sequence[Figure]
    quarters: Mapping[str, ByQuarters]
    remarks: Mapping[str, list[Remark]]
    corrections: Mapping[str, list[Correction]]
    typed: Typed | None

    def of(self, told: Iterable[Told | ByQuarters]) -> Iterator[Figured]:
        for one in told:
            own = [f for f in self.figures if f.indicator == one.code and f.status != "missing"]
            if own:
                typed = self.typed if self.typed and self.typed.on.indicator == one.code else None
                quarters = self.quarters.get(one.code)
                by_years = any(f.quarter is None for f in own)
                yield Figured(
                    one if by_years or quarters is None else quarters,
                    quarters,
                    tuple(sorted({f.year for f in own}, reverse=True)),
                    tuple(self.remarks.get(one.code, ())),
                    tuple(self.corrections.get(one.code, ())),
                    typed,
                )


def _by_indicator(said: Any) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for one in said:
        found.setdefault(one.indicator, []).append(one)
    return found
