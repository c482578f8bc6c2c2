"""What is known of a cluster for its labels: its accepted answers, its figures, what is open."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from grappe.figures import Figure, Published, Where, cluster_place, of_place
from grappe.policies import Policy
from grappe.questions import Field, Indicator, Questionnaire, Section, Words
from grappe.site.accounts import rights
from grappe.site.accounts.models import User
from grappe.site.dashboards.audience import figures_for
from grappe.site.dashboards.published import latest
from grappe.site.labels.values import figure_said
from grappe.site.objectives.aims import Aim, aims_of
from grappe.site.policy.models import Cluster
from grappe.site.policy.reading import current
from grappe.site.rounds.models import Report, Submission
from grappe.site.rounds.reading import accepted_submissions


@dataclass(frozen=True)
class Known:
    """What the reader may use: `sent` and `open` are by questionnaire, the latest accepted answer
    and the report in which somebody may still answer; `figures` are as this reader sees them."""

    user: User
    cluster: Cluster
    policy: Policy
    where: Where | None
    sent: Mapping[str, Submission]
    open: Mapping[str, Report]
    published: Published | None
    figures: tuple[Figure, ...]
    aims: tuple[Aim, ...] = ()

    def may_read(self, section: Section, field: Field) -> bool:
        """Amounts and people are for fewer than open answers."""
        return rights.can_see_field(self.user, self.cluster, section, field)

    def latest(self, indicator: Indicator) -> list[Figure]:
        """The figures of the latest year that has a value, a part each; else of the last one."""
        own = of_place(self.figures, indicator, self.where) if self.where else []
        told = [one for one in own if one.value is not None] or own
        year = max((one.year for one in told), default=None)
        return [one for one in told if one.year == year]

    def said(self, indicator: Indicator) -> Words | None:
        """These figures in words; None where this reader knows nothing of them."""
        if self.published is None:
            return None
        return figure_said(self.published, indicator, self.latest(indicator))

    def door(self, asked: Questionnaire, section: Section) -> str:
        """Where this reader may answer a section now; nowhere where no report is open."""
        report = self.open.get(asked.code)
        if report is None:
            return ""
        name = "rounds:grid" if section.kind == "table" else "rounds:form"
        return reverse(name, args=[report.pk, section.code])


def known_of(user: User, cluster: Cluster) -> Known:
    published, policy = latest(user), current()
    named = any(one.code == cluster.code for one in policy.clusters)
    return Known(
        user=user,
        cluster=cluster,
        policy=policy,
        where=cluster_place(policy, cluster.code) if named else None,
        sent=_sent(cluster),
        open=_open(user, cluster),
        published=published,
        figures=figures_for(user, published) if published else (),
        aims=tuple(aims_of(list(cluster.domains.values_list("code", flat=True)))),
    )


def _sent(cluster: Cluster) -> dict[str, Submission]:
    """Of quarters too, the last one: corrections stand in for what they correct."""
    accepted = accepted_submissions().filter(report__cluster=cluster)
    about = ("report__round__year", "report__round__quarter", "accepted_at", "pk")
    return {one.report.round.questionnaire: one for one in accepted.order_by(*about)}


def _open(user: User, cluster: Cluster) -> dict[str, Report]:
    if not rights.can_write_answers(user, cluster):
        return {}
    reports = Report.objects.filter(cluster=cluster, round__closed_at=None).select_related("round")
    ordered = reports.order_by("round__year", "round__quarter")
    return {one.round.questionnaire: one for one in ordered if one.can_be_edited}
