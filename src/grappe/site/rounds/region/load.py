"""What lies with each officer: reports to read in the rounds that are open."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from grappe.site.accounts.models import Role, User
from grappe.site.policy.models import ClusterDomain
from grappe.site.rounds.models import Report, State


@dataclass(frozen=True)
class Load:
    """An officer's domains and clusters, how many reports wait, since when the oldest does."""

    officer: User
    domains: tuple[str, ...]
    clusters: int
    waiting: int
    oldest: datetime | None


def load_of_officers() -> tuple[Load, ...]:
    """By name (three queries). A deputy's clusters are not counted: they are somebody else's."""
    roles = Role.objects.filter(kind="officer", ended_at=None, deputy=False)
    by_officer: dict[User, list[Role]] = defaultdict(list)
    for role in roles.select_related("user", "domain").order_by("user__name", "domain__position"):
        by_officer[role.user].append(role)
    clusters = _clusters_by_domain()
    waiting = _waiting()
    return tuple(_load(user, held, clusters, waiting) for user, held in by_officer.items())


def _load(
    user: User,
    roles: list[Role],
    clusters: dict[int, set[int]],
    waiting: dict[int, list[datetime]],
) -> Load:
    own = {cluster for role in roles if role.domain_id for cluster in clusters[role.domain_id]}
    sent = [at for cluster in own for at in waiting[cluster]]
    return Load(
        officer=user,
        domains=tuple(role.domain.name for role in roles if role.domain),
        clusters=len(own),
        waiting=len(sent),
        oldest=min(sent, default=None),
    )


def _clusters_by_domain() -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for domain, cluster in ClusterDomain.objects.values_list("domain_id", "cluster_id"):
        found[domain].add(cluster)
    return found


def _waiting() -> dict[int, list[datetime]]:
    found: dict[int, list[datetime]] = defaultdict(list)
    reports = Report.objects.filter(state=State.SUBMITTED).annotate(sent_at=Max("submissions__at"))
    for cluster, sent_at in reports.values_list("cluster_id", "sent_at"):
        found[cluster].append(sent_at)
    return found
