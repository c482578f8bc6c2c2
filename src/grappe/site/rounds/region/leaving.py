"""What somebody who leaves a role leaves behind: what waits to be read, what is to be sent."""

from collections.abc import Sequence

from grappe.site.accounts.models import Role
from grappe.site.policy.models import Cluster
from grappe.site.rounds.models import Report, State
from grappe.site.rounds.region.waiting import waiting_reports

READS = {"officer", "head_of_unit"}


def left_behind(role: Role, clusters: Sequence[Cluster]) -> list[Report]:
    """Reports that wait for whoever holds the role: sent ones for who reads, others for who
    writes."""
    codes = [one.code for one in clusters]
    if role.kind in READS:
        return list(waiting_reports(codes))
    if role.cluster is None:
        return []
    begun = Report.objects.filter(cluster=role.cluster, state__in=(State.DRAFT, State.RETURNED))
    expected = Report.objects.filter(cluster=role.cluster, state=State.EXPECTED)
    found = (begun | expected).select_related("round", "cluster").order_by("round__due")
    return [report for report in found if report.round.is_open]
