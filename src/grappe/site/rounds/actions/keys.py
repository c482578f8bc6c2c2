"""Which rows of accepted reports tell of the same action, as clusters confirmed it."""

from collections.abc import Iterable

from grappe.publication import RowPlace
from grappe.site.policy.models import Cluster
from grappe.site.rounds.models import Agreement, Report


def shared_keys(numbers: Iterable[int]) -> dict[RowPlace, str]:
    """Of rows that clusters confirmed to each other, the key of what they tell of; `numbers` are
    those of reports that were accepted."""
    agreed = Agreement.objects.filter(agreed=True, report__in=list(numbers))
    keys: dict[RowPlace, str] = {}
    for one in agreed.select_related("report__round", "report__cluster", "cluster").order_by("pk"):
        theirs = _place(one.report, one.report.cluster, one.section, one.row)
        mine = _place(one.report, one.cluster, one.section, one.own_row)
        own = f"{theirs.cluster}/{one.report.round.period.code}/{one.row}"
        key = keys.get(theirs) or keys.get(mine) or own
        keys[theirs] = keys[mine] = key
    return keys


def _place(report: Report, cluster: Cluster, section: str, row: str) -> RowPlace:
    about = report.round
    return RowPlace(cluster.code, about.questionnaire, about.year, section, row, about.quarter)
