"""Who is told: people who hold a role now and may sign in, each once, oldest account first."""

from collections.abc import Iterable

from django.db.models import QuerySet

from grappe.site.accounts.models import Role, User
from grappe.site.policy.models import Cluster


def people_of(cluster: Cluster) -> list[User]:
    """Whoever answers for a cluster."""
    return _holders(Role.objects.filter(kind__in=Role.OF_A_CLUSTER, cluster=cluster))


def officers_of(cluster: Cluster) -> list[User]:
    """The officers of its domains; their deputies where there is none."""
    roles = Role.objects.filter(kind=Role.Kind.OFFICER, domain__in=cluster.domains.all())
    return _holders(roles.filter(deputy=False)) or _holders(roles)


def database_managers() -> list[User]:
    return _holders(Role.objects.filter(kind=Role.Kind.DATABASE_MANAGER))


def answering_for(clusters: Iterable[int]) -> dict[int, list[User]]:
    """By cluster's number whoever answers for it: one query for any number of clusters."""
    roles = Role.objects.filter(kind__in=Role.OF_A_CLUSTER, cluster__in=clusters, ended_at=None)
    found: dict[int, list[User]] = {}
    for role in roles.filter(user__is_active=True).select_related("user").order_by("user", "pk"):
        of_cluster = found.setdefault(role.cluster_id or 0, [])
        if role.user not in of_cluster:
            of_cluster.append(role.user)
    return found


def _holders(roles: "QuerySet[Role]") -> list[User]:
    held = roles.filter(ended_at=None).values("user")
    return list(User.objects.filter(pk__in=held, is_active=True).order_by("pk"))
