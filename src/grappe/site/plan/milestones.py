"""Milestones: said to be done by the head of unit, or found done by the product itself."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Min, Value
from django.utils import timezone
from django.utils.translation import gettext as _

from grappe.policies import Milestone
from grappe.questions import Period
from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.errors import Refused
from grappe.site.meetings.reading import held
from grappe.site.plan.models import Reached
from grappe.site.policy.reading import current
from grappe.site.rounds.models import Report
from grappe.site.trail import record

About = tuple[str, Period]
Sent = dict[About, list[datetime | None]]
"""By what a round is about, when each cluster that was asked sent its first answer."""


@dataclass(frozen=True)
class Stand:
    """A milestone and the day on which it was done, if it was; `said` by a person, else found."""

    milestone: Milestone
    done: date | None
    said: bool

    @property
    def late(self) -> bool:
        return self.done is None and self.milestone.planned < clock.today()


def stands(sent: Sent | None = None) -> dict[str, Stand]:
    """Every milestone of the plan by its code, in the plan's order (a query; one more where it is
    not told what was sent)."""
    plan = current().plan
    said, held_on = _said_and_held()
    found = _found(sent_by_round() if sent is None else sent)
    told = {}
    for one in plan.milestones if plan else ():
        about = (one.found.questionnaire, one.found.period) if one.found else None
        done = said.get(one.code) or (found.get(about) if about else held_on.get(one.code))
        told[one.code] = Stand(one, done, one.code in said)
    return told


def days_done() -> dict[str, date]:
    """The day of each milestone that is done, by its code."""
    return {code: one.done for code, one in stands().items() if one.done}


@transaction.atomic
def reach(code: str, *, on: date, by: User | None) -> Reached:
    """Says that a milestone was done on a day, in place of what was said before. Raises Refused for
    one that the plan doesn't name, or a day that is still to come."""
    _named(code)
    if on > clock.today():
        raise Refused(_("This day is still to come: say so once it is done."), "to_come")
    before = Reached.objects.filter(milestone=code).first()
    told, _new = Reached.objects.update_or_create(
        milestone=code, defaults={"on": on, "by": by, "at": clock.now()}
    )
    detail = {"on": on.isoformat(), "before": before.on.isoformat() if before else None}
    record("milestone.reached", by=by, what=code, detail=detail)
    return told


@transaction.atomic
def take_back(code: str, *, by: User | None) -> None:
    """Nobody says any longer that it was done; what the product finds stands again. Raises Refused
    where nobody did."""
    told = Reached.objects.select_for_update().filter(milestone=code).first()
    if told is None:
        raise Refused(_("Nobody said that this milestone was done."), "not_said")
    record("milestone.taken_back", by=by, what=code, detail={"on": told.on.isoformat()})
    told.delete()


def _named(code: str) -> Milestone:
    plan = current().plan
    for one in plan.milestones if plan else ():
        if one.code == code:
            return one
    raise Refused(_("The plan names no such milestone."), "unknown")


def _said_and_held() -> tuple[dict[str, date], dict[str, date]]:
    """By milestone, the day that somebody said, and that of its meeting (one query)."""
    said = Reached.objects.order_by().values_list("milestone", "on", Value(value=1))
    of_meetings = held().order_by().values_list("milestone", "on", Value(value=0))
    told = list(said.union(of_meetings, all=True))
    by_said = [{code: on for code, on, one in told if one == n} for n in (1, 0)]
    return by_said[0], by_said[1]


def sent_by_round() -> Sent:
    """Of every round that was opened (one query)."""
    sent: Sent = defaultdict(list)
    reports = Report.objects.annotate(sent_at=Min("submissions__at"))
    told = reports.values_list("round__questionnaire", "round__year", "round__quarter", "sent_at")
    for questionnaire, year, quarter, sent_at in told.iterator():
        sent[questionnaire, Period(year, quarter)].append(sent_at)
    return sent


def _found(sent: Sent) -> dict[About, date]:
    """Rounds in which every cluster asked has answered: the day of the last first answer."""
    return {
        about: timezone.localdate(max(one for one in days if one))
        for about, days in sent.items()
        if all(days)
    }
