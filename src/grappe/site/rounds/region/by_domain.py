"""All clusters in one view by domain: where each stands and what is new, in alphabetical order."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from grappe.site.policy.models import Cluster, Domain
from grappe.site.rounds.models import Report, Step
from grappe.site.rounds.region.naming import round_name, state_for_region
from grappe.site.rounds.region.timeliness import is_overdue
from grappe.site.rounds.region.waiting import open_rounds


@dataclass(frozen=True)
class Standing:
    """A cluster's report in an open round: what it is called, its state, and the state's look."""

    report: Report
    round_name: str
    word: str
    look: str
    late: bool


@dataclass(frozen=True)
class News:
    """The latest thing that happened to a cluster's reports."""

    at: datetime
    report: Report
    round_name: str
    state: str


@dataclass(frozen=True)
class Line:
    """A cluster with its reports in open rounds, and its news."""

    cluster: Cluster
    also_in: tuple[str, ...]
    standings: tuple[Standing, ...]
    news: News | None


def clusters_by_domain() -> list[tuple[Domain, list[Line]]]:
    """Each cluster once, in its main domain (five queries, however many clusters); one that the
    policy no longer names only while something is asked of it."""
    standings, news = _standings(), _news()
    by_domain: dict[int, list[Line]] = defaultdict(list)
    there = Cluster.objects.filter(Q(in_policy=True) | Q(pk__in=standings)).order_by("name")
    for cluster in there.prefetch_related("clusterdomain_set__domain"):
        others = [
            one.domain.name
            for one in cluster.clusterdomain_set.all()
            if one.domain_id != cluster.main_domain_id
        ]
        by_domain[cluster.main_domain_id].append(
            Line(cluster, tuple(others), tuple(standings[cluster.pk]), news.get(cluster.pk))
        )
    return [(d, by_domain[d.pk]) for d in Domain.objects.all() if by_domain[d.pk]]


def _standings() -> dict[int, list[Standing]]:
    found: dict[int, list[Standing]] = defaultdict(list)
    reports = Report.objects.filter(round__in=open_rounds()).select_related("round")
    for report in reports.order_by("round__due"):
        late = is_overdue(report, report.round)
        word, look = state_for_region(report, late=late)
        found[report.cluster_id].append(
            Standing(report, round_name(report.round), word, look, late)
        )
    return found


def _news() -> dict[int, News]:
    """The last step of each cluster, taken from the last of each report."""
    steps = Step.objects.exclude(state="draft").select_related("report__round")
    latest: dict[int, Step] = {}
    for step in steps.order_by("at", "pk"):
        latest[step.report.cluster_id] = step
    return {
        cluster: News(step.at, step.report, round_name(step.report.round), step.state)
        for cluster, step in latest.items()
    }
