"""Where somebody is signed in, and ending it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.site.accounts.asking import person
from grappe.site.accounts.models import User
from grappe.site.trail import record

_BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"))
_MACHINES = (
    *(("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows")),
    *(("Mac OS", "Mac"), ("Linux", "Linux")),
)


@dataclass(frozen=True)
class Seat:
    """A browser in which somebody is signed in."""

    pk: int
    browser: str
    since: datetime
    address: str
    is_this: bool


@login_required
def sessions(request: HttpRequest) -> HttpResponse:
    """Lists them, this one first."""
    return render(request, "accounts/sessions.html", {"seats": _seats(request)})


@login_required
@require_POST
def end_sessions(request: HttpRequest) -> HttpResponse:
    """Ends one (`session`), or all but this one."""
    asked = request.POST.get("session", "")
    others = UserSession.objects.filter(user=person(request))
    others = others.exclude(session_key=request.session.session_key)
    end([one for one in others if asked in ("", str(one.pk))], by=person(request))
    messages.success(request, _("You are signed out there."))
    return redirect("accounts:sessions")


@transaction.atomic
def end(seats: Sequence[UserSession], *, by: User) -> None:
    """Signs somebody out there."""
    for one in seats:
        one.end()
    if seats:
        record("sessions.ended", by=by, detail={"count": len(seats)})


def _seats(request: HttpRequest) -> list[Seat]:
    known = UserSession.objects.filter(user=person(request)).order_by("-created_at")
    alive = Session.objects.filter(expire_date__gt=timezone.now())
    held = known.filter(session_key__in=alive.values("session_key"))
    seats = [_seat(one, request.session.session_key) for one in held]
    return sorted(seats, key=lambda seat: not seat.is_this)


def _seat(one: UserSession, this: str | None) -> Seat:
    names = [_named(one.user_agent, _BROWSERS), _named(one.user_agent, _MACHINES)]
    browser = " · ".join(name for name in names if name) or _("A browser")
    return Seat(one.pk, browser, one.created_at, one.ip, one.session_key == this)


def _named(agent: str, known: tuple[tuple[str, str], ...]) -> str:
    found = next((name for part, name in known if part in agent), "")
    return found or ("Safari" if known is _BROWSERS and "Safari" in agent else "")
