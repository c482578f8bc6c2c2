"""Roads of clusters, in a word each."""

from collections.abc import Mapping
from datetime import date

from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.objectives.aims import span_on
from grappe.site.objectives.models import Reported, Trajectory
from grappe.site.objectives.proposing import Wish, agree, latest_of, propose
from grappe.site.objectives.reporting import Said, last_said, report
from grappe.site.policy.models import Cluster
from tests.site.making import person

PROPOSED_ON, AGREED_ON, TODAY = date(2020, 2, 3), date(2020, 3, 2), date(2021, 6, 7)


def span():
    found = span_on(2020)
    assert found is not None
    return found


def wish(*targets: float | None, baseline: float | None = 10) -> Wish:
    return Wish(baseline, dict(zip((2020, 2021, 2022), targets, strict=True)))


def seen(cluster: Cluster) -> dict[str, int]:
    return {code: one.version for code, one in latest_of(cluster, span()).items()}


def proposed(
    cluster: Cluster,
    wishes: Mapping[str, Wish],
    *,
    by: User | None = None,
    on: date = PROPOSED_ON,
    reason: str = "",
) -> list[Trajectory]:
    with clock.at(on):
        by = by or person("manager", of=cluster)
        return propose(cluster, span(), wishes, seen=seen(cluster), reason=reason, by=by)


def agreed(
    cluster: Cluster, wishes: Mapping[str, Wish], *, on: date = AGREED_ON, reason: str = ""
) -> list[Trajectory]:
    """Proposed, and agreed on by an officer of its domain."""
    proposed(cluster, wishes, reason=reason)
    with clock.at(on):
        by = person("officer", of=cluster.main_domain.code, name="Paul")
        return agree(cluster, span(), {code: seen(cluster)[code] for code in wishes}, by=by)


def reported(
    cluster: Cluster, values: Mapping[str, float | None], *, on: date = date(2021, 3, 1)
) -> list[Reported]:
    known = {code: one.version for code, one in last_said(cluster, span(), 2020).items()}
    said = {code: Said(value, "It went well.", "More of it.") for code, value in values.items()}
    with clock.at(on):
        by = person("manager", of=cluster)
        return report(cluster, span(), 2020, said, seen=known, by=by)
