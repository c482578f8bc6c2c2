"""Noting who looks at a cluster's data: anybody but its own people, once a day and in a role."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.db import connection
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.privacy.kinds import LOOKS
from grappe.site.privacy.models import Look

_NOTE = """
WITH seen(code, role, reach) AS (VALUES {seen})
INSERT INTO privacy_look (day, cluster_id, what, role, reach)
SELECT %s, id, %s, seen.role, seen.reach
FROM seen JOIN policy_cluster ON policy_cluster.code = seen.code
WHERE true
ON CONFLICT (cluster_id, day, what, role, reach) DO NOTHING
"""
_MOST = 20_000
"""Looks that a process remembers."""
Answer = Callable[[HttpRequest], HttpResponseBase]


def noting_looks(answer: Answer) -> Answer:
    """What was shown is noted before it leaves; what can't be noted is not shown."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        answered = answer(request)
        found = LOOKS.get(request.resolver_match.view_name) if request.resolver_match else None
        if found and answered.status_code == 200 and isinstance(request.user, User):
            note(request.user, found.what, found.clusters(request))
        return answered

    return middleware


def note(user: User, what: Look.What, clusters: Iterable[str]) -> None:
    """That this person looked at that of these clusters (codes); their own people are left out.
    A look is noted once a day: each process asks the database once for all that are new to it."""
    own = user.standing.manages | user.standing.contributes
    day = clock.today()
    seen = [_Seen(day, what, code, user.capacity(code)) for code in clusters if code not in own]
    new = [one for one in dict.fromkeys(seen) if one not in _noted]
    if new:
        _write(day, what, new)
        _remember(new)


class _Seen(NamedTuple):
    day: date
    what: str
    cluster: str
    capacity: str


_noted: set[_Seen] = set()


def _write(day: date, what: str, seen: Sequence[_Seen]) -> None:
    told: list[str] = []
    for one in seen:
        role, _colon, reach = one.capacity.partition(":")
        told += [one.cluster, role, reach]
    asked = _NOTE.format(seen=", ".join(["(%s, %s, %s)"] * len(seen)))
    with connection.cursor() as cursor:
        cursor.execute(asked, [*told, day, what])


def _remember(seen: Iterable[_Seen]) -> None:
    if len(_noted) > _MOST:
        _noted.clear()
    _noted.update(seen)


def forget_what_is_noted() -> None:
    """For a database that is another one now: each look is noted anew."""
    _noted.clear()
