"""Leaving a trace."""

from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from django.apps import apps

if TYPE_CHECKING:
    from grappe.site.trail.models import Event


class Actor(Protocol):
    """Somebody who acts: named by a key, in a capacity towards a cluster."""

    key: UUID

    def capacity(self, cluster_code: str = "") -> str: ...


class Named(Protocol):
    code: Any


def record(
    action: str,
    *,
    by: Actor | None,
    cluster: Named | None = None,
    what: str = "",
    detail: dict[str, Any] | None = None,
) -> "Event":
    """Writes what happened; `by` None is the machine itself."""
    code = str(cluster.code) if cluster is not None else ""
    event: Event = apps.get_model("trail", "Event").objects.create(
        action=action,
        actor=str(by.key) if by is not None else "",
        capacity=by.capacity(code) if by is not None else "",
        cluster=code,
        what=what[:200],
        detail=detail or {},
    )
    return event
