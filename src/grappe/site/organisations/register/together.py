"""All changes of one kind taken over in one act, and that act taken back as one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.errors import Refused
from grappe.site.organisations.models import Preferred, RegisterChange
from grappe.site.organisations.portrait import preferring
from grappe.site.organisations.register.taking_over import FACTS, words_now
from grappe.site.organisations.wordings import AT_ONCE
from grappe.site.trail import record

_Kind, _Outcome = RegisterChange.Kind, RegisterChange.Outcome
_SHOWN: Final = 5
ONE_BY_ONE: Final = frozenset({_Kind.MERGED})
"""A successor takes memberships with it: each is looked at."""


@dataclass(frozen=True)
class Act:
    """Changes of a `kind` that one person took over at one moment, and how `many` still are."""

    kind: str
    at: datetime | None
    by: User | None
    many: int

    @property
    def words(self) -> str:
        """What the kind is called."""
        return str(_Kind(self.kind).label)


@transaction.atomic
def take_over_all(kind: str, *, by: User | None, seen: int) -> int:
    """Takes over what is open of a kind, up to the change `seen`, the latest that the page counted;
    gives how many. Those of which the register does not say it any more stay open. Raises Refused
    for a kind that is decided one by one, and where nothing is left to take over."""
    if kind not in _Kind.values or kind in ONE_BY_ONE:
        raise Refused(_("These are decided one by one."), "one_by_one")
    found = _locked(RegisterChange.objects.filter(kind=kind, outcome=_Outcome.OPEN, pk__lte=seen))
    if fact := FACTS.get(_Kind(kind)):
        words = {one: word for one, word in words_now(found, fact).items() if word}
        preferring.let_stand(words, fact, Preferred.Whose.REGISTER, by=by)
        found = [one for one in found if one.organisation in words]
    if not found:
        raise Refused(_("Somebody has decided on these meanwhile."), "meanwhile")
    _settle(found, _Outcome.ACCEPTED, kind, by=by)
    return len(found)


@transaction.atomic
def undo_all(kind: str, at: datetime, *, by: User | None) -> int:
    """Opens again what was taken over in one act and still is; gives how many. Raises Refused
    where nothing is."""
    found = _locked(RegisterChange.objects.filter(kind=kind, outcome=_Outcome.ACCEPTED, at=at))
    if not found:
        raise Refused(_("This was taken back already."), "undone")
    if fact := FACTS.get(_Kind(kind)):
        preferring.let_fall([one.organisation for one in found], fact)
    _settle(found, _Outcome.OPEN, kind, by=by)
    return len(found)


def acts() -> list[Act]:
    """The latest acts by which several changes were taken over and still are (two queries)."""
    taken = RegisterChange.objects.filter(outcome=_Outcome.ACCEPTED).exclude(kind__in=ONE_BY_ONE)
    several = taken.values("kind", "at", "by").annotate(many=Count("pk")).filter(many__gt=1)
    latest = list(several.order_by("-at", "kind")[:_SHOWN])
    people = User.objects.in_bulk({one["by"] for one in latest if one["by"]})
    return [Act(one["kind"], one["at"], people.get(one["by"]), one["many"]) for one in latest]


def _locked(found: "QuerySet[RegisterChange]") -> list[RegisterChange]:
    locked = found.select_for_update(of=("self",)).select_related("organisation")
    return list(locked.order_by("pk"))


def _settle(changes: Sequence[RegisterChange], outcome: str, kind: str, *, by: User | None) -> None:
    now = clock.now()
    for one in changes:
        one.outcome, one.by, one.at = outcome, by, now
    RegisterChange.objects.bulk_update(changes, ["outcome", "by", "at"], batch_size=AT_ONCE)
    detail = {"changes": [one.pk for one in changes], "kind": kind}
    record(f"register.all_{outcome or 'open'}", by=by, detail=detail)
