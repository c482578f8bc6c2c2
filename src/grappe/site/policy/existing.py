"""Which clusters there are on a day: lineage says from when on, and until when."""

from datetime import date

from grappe.publication import StandingCluster
from grappe.questions import fold
from grappe.site.policy.models import Cluster, Lineage
from grappe.site.policy.reading import current


def clusters_on(day: date) -> list[Cluster]:
    """Those that the policy names, but for those that follow others from a later day on; and
    those of before that are followed on a later day only (two queries)."""
    lineage = list(Lineage.objects.all())
    return [one for one in Cluster.objects.all() if _exists(one, day, lineage)]


def former_clusters(answered: set[str]) -> list[StandingCluster]:
    """Of clusters that answered, by code, those that the policy no longer names."""
    gone = answered - {one.code for one in current().clusters}
    found = Cluster.objects.filter(code__in=gone).select_related("main_domain")
    return [StandingCluster(one.code, one.name, one.main_domain.name_fr) for one in found]


def _exists(cluster: Cluster, day: date, lineage: list[Lineage]) -> bool:
    names = {fold(cluster.code), fold(cluster.name)}
    ends = [one.on for one in lineage if fold(one.before) in names]
    if not cluster.in_policy and not any(end > day for end in ends):
        return False
    begins = [one.on for one in lineage if one.after == cluster.code and _begins(cluster, one)]
    return not begins or min(begins) <= day


def _begins(cluster: Cluster, one: Lineage) -> bool:
    """Whether there was none before: into one that was created earlier, others are merged."""
    return one.kind != Lineage.Kind.MERGER or cluster.created_in >= one.on.year
