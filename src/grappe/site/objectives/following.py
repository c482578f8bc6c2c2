"""What of objectives waits for somebody, and how many clusters have reported."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from django.db.models import Case, CharField, IntegerField, QuerySet, Value, When
from django.db.models.functions import Cast

from grappe.policies import Span, YearlyReport
from grappe.site import clock
from grappe.site.accounts import rights
from grappe.site.accounts.models import User
from grappe.site.objectives.aims import span_on
from grappe.site.objectives.models import OfObjective, Remark, Reported, Trajectory
from grappe.site.objectives.reporting import opened
from grappe.site.policy.models import Cluster

_Row = tuple[int, str, datetime, str, int]
"""Cluster, objective, when, what, and a number of it: agreed on, of the Region, or the year."""


@dataclass(frozen=True)
class Expected:
    """Of one cluster: whether nothing is proposed yet, questions of the Region that were not
    answered, the year to report on with its due day."""

    span: Span
    nothing_proposed: bool
    asked: tuple[str, ...]
    year: int | None = None
    due: date | None = None

    @property
    def late(self) -> bool:
        return self.due is not None and self.due < clock.today()


def expected_of(clusters: Iterable[Cluster]) -> dict[int, Expected]:
    """By cluster; nothing where the policy has no objectives (a query, however many clusters)."""
    span, clusters = span_on(), list(clusters)
    if span is None or not clusters:
        return {}
    told: dict[int, list[_Row]] = {one.pk: [] for one in clusters}
    for row in _rows(clusters, span):
        told[row[0]].append(row)
    opens = next(iter(opened(span)), None)
    return {pk: _expected(span, opens, rows) for pk, rows in told.items()}


def _rows(clusters: list[Cluster], span: Span) -> Iterable[_Row]:
    """What was proposed, said and reported of their objectives, the earliest first."""
    own = {"cluster__in": clusters, "begins": span.first}

    def told(model: type[OfObjective], kind: str, number: Any) -> "QuerySet[Any, _Row]":
        found = model._default_manager.filter(**own).order_by()
        columns = ("cluster_id", "objective", "at", Value(kind, CharField()), number)
        return cast("QuerySet[Any, _Row]", found.values_list(*columns))

    agreed = Case(When(agreed_at=None, then=0), default=1, output_field=IntegerField())
    asks = Case(When(of_region=True, then=1), default=0, output_field=IntegerField())
    reported = Cast("year", IntegerField())
    rows = told(Trajectory, "proposed", agreed).union(
        told(Remark, "said", asks), told(Reported, "reported", reported), all=True
    )
    return sorted(rows, key=lambda row: row[2])


def _expected(span: Span, opens: YearlyReport | None, rows: list[_Row]) -> Expected:
    agreed = [number for _pk, _code, _at, kind, number in rows if kind == "proposed"]
    last = {code: number for _pk, code, _at, kind, number in rows if kind == "said"}
    asked = tuple(code for code, of_region in last.items() if of_region)
    years = {number for _pk, _code, _at, kind, number in rows if kind == "reported"}
    if opens is None or not any(agreed) or opens.year in years:
        return Expected(span, not agreed, asked)
    return Expected(span, not agreed, asked, opens.year, opens.due)


def waiting_for(user: User) -> list[tuple[Cluster, int]]:
    """By name, the clusters whose proposals wait for this officer, with how many (one query)."""
    span = span_on()
    if span is None:
        return []
    mine = Trajectory.objects.filter(
        cluster__code__in=user.standing.looks_after, begins=span.first
    ).select_related("cluster")
    latest = {(one.cluster, one.objective): one for one in mine.order_by("version")}
    waiting = Counter(cluster for (cluster, _), one in latest.items() if one.agreed_at is None)
    told = sorted(waiting.items(), key=lambda one: one[0].name)
    return [one for one in told if rights.can_agree_on_objectives(user, one[0])]


def clusters_reported(span: Span, year: int) -> int:
    """How many clusters have reported on a year."""
    about = Reported.objects.filter(begins=span.first, year=year)
    return about.values("cluster").distinct().count()
