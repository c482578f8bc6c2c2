"""What of objectives waits for somebody, and how many clusters have reported."""

from dataclasses import dataclass
from datetime import date

from grappe.policies import Span
from grappe.site import clock
from grappe.site.accounts import rights
from grappe.site.accounts.models import User
from grappe.site.objectives.aims import span_on
from grappe.site.objectives.models import Remark, Reported, Trajectory
from grappe.site.objectives.reading import agreed_in
from grappe.site.objectives.reporting import opened
from grappe.site.policy.models import Cluster


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


def expected_of(cluster: Cluster) -> Expected | None:
    """None where the policy has no objectives (three queries)."""
    span = span_on()
    if span is None:
        return None
    own = {"cluster": cluster, "begins": span.first}
    agreed = list(Trajectory.objects.filter(**own).values_list("agreed_at", flat=True))
    last = {one.objective: one.of_region for one in Remark.objects.filter(**own)}
    asked = tuple(code for code, of_region in last.items() if of_region)
    to_report = next(iter(opened(span)), None) if any(agreed) else None
    if to_report is None or Reported.objects.filter(**own, year=to_report.year).exists():
        return Expected(span, not agreed, asked)
    return Expected(span, not agreed, asked, to_report.year, to_report.due)


def waiting_for(user: User) -> list[tuple[Cluster, int]]:
    """By name, the clusters whose proposals wait for this officer, with how many (two queries)."""
    span = span_on()
    if span is None:
        return []
    mine = [one for one in Cluster.objects.all() if rights.can_agree_on_objectives(user, one)]
    agreed = agreed_in(mine, span)
    waiting = {pk: told.count(False) for pk, told in agreed.items()}
    return [(one, waiting[one.pk]) for one in mine if waiting.get(one.pk)]


def clusters_reported(span: Span, year: int) -> int:
    """How many clusters have reported on a year."""
    about = Reported.objects.filter(begins=span.first, year=year)
    return about.values("cluster").distinct().count()
