"""Half days spent on an action, noted by kind of role."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.errors import Refused
from grappe.site.plan.models import Spent
from grappe.site.policy.reading import current
from grappe.site.trail import record


@transaction.atomic
def spend(
    action: int, *, role: str, half_days: int, on: date, by: User | None, what: str = ""
) -> Spent:
    """Notes them. Raises Refused for an action that the plan doesn't have, or a day to come."""
    plan = current().plan
    if action not in {one.number for one in (plan.actions if plan else ())}:
        raise Refused(_("The plan has no such action."), "unknown")
    if on > clock.today():
        raise Refused(_("This day is still to come: note what was spent."), "to_come")
    noted = Spent.objects.create(
        action=action, role=role, half_days=half_days, on=on, what=what, by=by
    )
    record("effort.noted", by=by, what=f"action {action}", detail=_told(noted))
    return noted


@transaction.atomic
def take_back(pk: int, *, by: User | None) -> None:
    """What was noted no longer counts; the trail keeps it. Raises Refused where it is gone."""
    noted = Spent.objects.select_for_update().filter(pk=pk).first()
    if noted is None:
        raise Refused(_("This note is not there any more."), "gone")
    record("effort.taken_back", by=by, what=f"action {noted.action}", detail=_told(noted))
    noted.delete()


def _told(noted: Spent) -> dict[str, object]:
    return {
        "role": noted.role,
        "half_days": noted.half_days,
        "on": noted.on.isoformat(),
        "what": noted.what,
    }
