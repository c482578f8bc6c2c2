"""Noting who looks at a cluster's data: anybody but its own people, once a day and in a role."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache

from django.db import connection
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.privacy.kinds import LOOKS
from grappe.site.privacy.models import Look

_NOTE = """
INSERT INTO privacy_look (day, cluster_id, what, role, reach)
SELECT %s, id, %s, %s, %s FROM policy_cluster WHERE code = %s
ON CONFLICT (cluster_id, day, what, role, reach) DO NOTHING
"""
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
    """That this person looked at that of these clusters (codes); their own people are left out."""
    own = user.standing.manages | user.standing.contributes
    for code in clusters:
        if code not in own:
            role, _colon, reach = user.capacity(code).partition(":")
            _note(clock.today(), code, what.value, role, reach)


@lru_cache(maxsize=20_000)
def _note(day: date, code: str, what: str, role: str, reach: str) -> None:
    """Asked once a day by each process: the database is not asked again for what it holds."""
    with connection.cursor() as cursor:
        cursor.execute(_NOTE, [day, what, role, reach, code])


def forget_what_is_noted() -> None:
    """For a database that is another one now: each look is noted anew."""
    _note.cache_clear()
