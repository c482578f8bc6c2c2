"""Who looked, day by day, as a cluster reads it."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from grappe.site.accounts.models import Role
from grappe.site.policy.models import Cluster, Domain
from grappe.site.privacy.models import Look

MOST = 500
_ECONOMY = {"officer", "head_of_unit", "database_manager"}


@dataclass(frozen=True)
class Seen:
    """What a role (with its department or domain) saw of a cluster on a day."""

    day: date
    who: str
    what: str


def looks_at(cluster: Cluster) -> list[Seen]:
    """The latest first (two queries)."""
    domains = {one.code: one.name for one in Domain.objects.all()}
    found = Look.objects.filter(cluster=cluster)[:MOST]
    return [Seen(one.day, _who(one, domains), one.get_what_display()) for one in found]


def _who(one: Look, domains: dict[str, str]) -> str:
    role = dict(Role.Kind.choices).get(one.role, one.role)
    if one.role in {"manager", "contributor"}:
        return str(_("Somebody of another cluster"))
    department = domains.get(one.reach) or (_("Economy Department") if one.role in _ECONOMY else "")
    return f"{role} · {department}" if department else str(role)
