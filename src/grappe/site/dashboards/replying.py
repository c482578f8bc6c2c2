"""A cluster's figures before they are public, with what it says of each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from grappe.figures import Figure, Published, cluster_place
from grappe.site import clock
from grappe.site.accounts import rights
from grappe.site.accounts.models import User
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
    """A figure of the page: in its words, the years that something can be said of, what was said,
    and what was typed."""

    told: Told
    years: tuple[int, ...]
    remarks: tuple[Remark, ...]
    corrections: tuple[Correction, ...]
    typed: Typed | None

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
    figures = own_figures(published, cluster)
    corrections = list(reading.corrections.select_related("by", "answered_by"))
    found = chapters(published, figures, cluster_place(published.policy, cluster.code))
    said = _Said(figures, _by_indicator(reading.remarks.all()), _by_indicator(corrections), typed)
    return {
        "publication": published.publication,
        "passage": reading.passage,
        "reading": reading,
        "days_left": (reading.passage.until - clock.today()).days,
        "chapters": [
            Chapter(one.label, tuple((g.label, tuple(said.of(g.told))) for g in one.groups))
            for one in found
        ],
        "waiting": sum(one.answered_at is None for one in corrections),
        "may_reply": rights.can_reply(user, cluster),
        "may_agree": rights.can_agree(user, cluster),
        "typed": typed,
        "homeless": typed is not None
        and not any(f.indicator == typed.on.indicator for f in figures),
    }


def own_figures(published: Published, cluster: Cluster) -> list[Figure]:
    return [one for one in published.figures if (one.by, one.name) == ("cluster", cluster.name)]


def is_told(published: Published, cluster: Cluster, on: Place) -> bool:
    """Whether the publication tells of the cluster by that indicator in that year."""
    return any(
        (one.indicator, one.year) == on and one.status != "missing"
        for one in own_figures(published, cluster)
    )


@dataclass(frozen=True)
class _Said:
    figures: Sequence[Figure]
    remarks: Mapping[str, list[Remark]]
    corrections: Mapping[str, list[Correction]]
    typed: Typed | None

    def of(self, told: Sequence[Told]) -> Iterator[Figured]:
        for one in told:
            years = {
                f.year for f in self.figures if f.indicator == one.code and f.status != "missing"
            }
            if years:
                typed = self.typed if self.typed and self.typed.on.indicator == one.code else None
                yield Figured(
                    one,
                    tuple(sorted(years, reverse=True)),
                    tuple(self.remarks.get(one.code, ())),
                    tuple(self.corrections.get(one.code, ())),
                    typed,
                )


def _by_indicator(said: Any) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for one in said:
        found.setdefault(one.indicator, []).append(one)
    return found
