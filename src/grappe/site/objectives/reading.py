"""A cluster's road: each objective with its trajectory, what was before, and what came of it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grappe.figures import Published
from grappe.policies import Span
from grappe.site.accounts.models import User
from grappe.site.dashboards.published import latest as latest_seen
from grappe.site.objectives.aims import Aim, aims_of, every_aim
from grappe.site.objectives.models import Remark, Reported, Trajectory
from grappe.site.policy.models import Cluster

State = Literal["open", "proposed", "agreed", "changing"]
_Kept = TypeVar("_Kept", Trajectory, Remark, Reported)


@dataclass(frozen=True)
class Course:
    """An objective of a cluster: every version of its trajectory, the latest last; by year what was
    reported last, and the values that figures tell; what was said about it."""

    aim: Aim
    span: Span
    versions: tuple[Trajectory, ...]
    reported: Mapping[int, Reported]
    figures: Mapping[int, float]
    remarks: tuple[Remark, ...]

    @property
    def latest(self) -> Trajectory | None:
        return self.versions[-1] if self.versions else None

    @property
    def agreed(self) -> Trajectory | None:
        """The one in force: the last one that was agreed on."""
        return next((one for one in reversed(self.versions) if one.agreed_at), None)

    @property
    def in_force(self) -> Trajectory | None:
        """What was agreed on; before that, what is proposed."""
        return self.agreed or self.latest

    @property
    def waits(self) -> bool:
        """Whether a proposal waits for the officer."""
        return self.latest is not None and self.latest.agreed_at is None

    @property
    def state(self) -> State:
        if self.latest is None:
            return "open"
        if not self.waits:
            return "agreed"
        return "changing" if self.agreed else "proposed"

    @property
    def replaced(self) -> list[tuple[Trajectory, Trajectory]]:
        """Versions that were agreed on once and are no longer in force, each with the one that was
        agreed on after it."""
        agreed = [one for one in self.versions if one.agreed_at]
        return list(zip(agreed, agreed[1:], strict=False))

    def value(self, year: int) -> float | None:
        """What was reached: the figure of what is computed, else what was reported."""
        if self.aim.computed is not None:
            return self.figures.get(year)
        said = self.reported.get(year)
        return said.value if said else None

    @property
    def values(self) -> dict[int, float]:
        """By year of the period, where known."""
        told = {year: self.value(year) for year in self.span.years}
        return {year: value for year, value in told.items() if value is not None}


def courses_of(cluster: Cluster, span: Span, published: Published | None) -> list[Course]:
    """Every objective of a cluster, base ones first; also those that were its own once (four
    queries)."""
    own = {"cluster": cluster, "begins": span.first}
    versions = _by_objective(Trajectory.objects.filter(**own).select_related("by", "agreed_by"))
    reported = _by_objective(Reported.objects.filter(**own).select_related("by"))
    remarks = _by_objective(Remark.objects.filter(**own).select_related("by"))
    domains = list(cluster.domains.values_list("code", flat=True))
    aims = {one.code: one for one in aims_of(domains)}
    aims |= {code: one for code, one in every_aim().items() if code in versions}
    figures = figures_of(published, cluster.name)
    return [
        Course(
            aim,
            span,
            tuple(versions.get(code, ())),
            {one.year: one for one in reported.get(code, ())},
            figures.get(aim.computed.code, {}) if aim.computed else {},
            tuple(remarks.get(code, ())),
        )
        for code, aim in aims.items()
    ]


def published_for(user: User) -> Published | None:
    """The publication whose figures this person reads."""
    return latest_seen(user)


def figures_of(published: Published | None, cluster: str) -> dict[str, dict[int, float]]:
    """By indicator and year, the figures of a cluster by its name. Who may see an objective may see
    what it is measured by."""
    return every_figure(published).get(cluster, {}) if published else {}


def every_figure(published: Published) -> dict[str, dict[str, dict[int, float]]]:
    """By cluster's name, indicator and year, what objectives are measured by."""
    wanted = {one.computed.code for one in every_aim().values() if one.computed}
    found: dict[str, dict[str, dict[int, float]]] = defaultdict(lambda: defaultdict(dict))
    for figure in published.figures:
        if figure.by == "cluster" and figure.indicator in wanted and figure.value is not None:
            found[figure.name][figure.indicator][figure.year] = figure.value
    return found


def _by_objective(kept: "QuerySet[_Kept]") -> dict[str, list[_Kept]]:
    found: dict[str, list[_Kept]] = defaultdict(list)
    for one in kept:
        found[one.objective].append(one)
    return found


def states_of(clusters: Sequence[Cluster], span: Span) -> dict[int, str]:
    """By cluster's key, where its objectives stand, in words (one query)."""
    latest = agreed_in(clusters, span)
    return {one.pk: _state_said(latest.get(one.pk, [])) for one in clusters}


def agreed_in(clusters: Sequence[Cluster], span: Span) -> dict[int, list[bool]]:
    """By cluster's key, of each objective that was proposed whether the latest version is agreed
    on."""
    found = Trajectory.objects.filter(cluster__in=clusters, begins=span.first).order_by("version")
    told = found.values_list("cluster", "objective", "agreed_at")
    latest = {(cluster, code): agreed_at for cluster, code, agreed_at in told}
    agreed: dict[int, list[bool]] = defaultdict(list)
    for (cluster, _code), agreed_at in latest.items():
        agreed[cluster].append(agreed_at is not None)
    return agreed


def _state_said(agreed: list[bool]) -> str:
    waiting = agreed.count(False)
    if not agreed:
        return _("nothing proposed yet")
    if not waiting:
        return _("all agreed on")
    words = ngettext("%(n)s proposal waits", "%(n)s proposals wait", waiting)
    return words % {"n": waiting}
