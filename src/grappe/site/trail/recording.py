"""Leaving a trace."""

from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from django.apps import apps
from django.db import connection

from grappe.site import clock
from grappe.site.trail.chain import START, canonical, hash_of

if TYPE_CHECKING:
    from grappe.site.trail.models import Event

_LOCK = "SELECT pg_advisory_xact_lock(7461726961)"
_END = "SELECT number, hash FROM trail_event ORDER BY number DESC LIMIT 1"


class OutsideItsDeedError(Exception):
    """A line stands in the transaction of what it tells: no line, no deed."""


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
    """Writes what happened, at the end of the deed's transaction; `by` None is the machine itself.

    From here until that transaction ends nobody else writes a line, so the deed's other rows are
    locked before, not after. Raises OutsideItsDeedError where there is no transaction, and then
    nothing is written.
    """
    if not connection.in_atomic_block:
        raise OutsideItsDeedError(action)
    code = str(cluster.code) if cluster is not None else ""
    number, before = _end()
    event: Event = apps.get_model("trail", "Event")(
        number=number + 1,
        at=clock.now(),
        action=action,
        actor=str(by.key) if by is not None else "",
        capacity=by.capacity(code) if by is not None else "",
        cluster=code,
        what=what[:200],
        detail=detail or {},
        before=before,
    )
    canonical(event.detail)
    event.hash = hash_of(event.document)
    event.save()
    return event


def _end() -> tuple[int, str]:
    """The last line's number and hash, which stay the last until this transaction ends: SQLite
    has one writer at a time, PostgreSQL is asked for a lock first, since a statement sees what was
    committed before it began."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_LOCK)
        cursor.execute(_END)
        return cursor.fetchone() or (0, START)
