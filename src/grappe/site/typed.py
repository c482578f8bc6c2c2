"""What somebody typed whose session had ended: it comes back once they have signed in again."""

import time
from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url

_KEY = "typed"
_MOST = 200_000
"""Characters; more is no form that a person fills in."""
_SECONDS = 3600
_NEVER = ("csrfmiddlewaretoken", "password")


def kept_until_signed_in(
    answer: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Keeps a form that led to signing in, and shows it again at its address afterwards."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method == "GET" and request.user.is_authenticated and _KEY in request.session:
            found = _taken(request)
            if found:
                return render(request, "look/typed.html", found)
        answered = answer(request)
        if request.method == "POST" and _led_to_sign_in(request, answered):
            _keep(request)
        return answered

    return middleware


def typed_by(session: Mapping[str, Any]) -> str:
    """The number of the person whose words a session keeps; empty where it keeps none."""
    return str(session.get(_KEY, {}).get("whose", ""))


def _led_to_sign_in(request: HttpRequest, answered: HttpResponse) -> bool:
    where = answered.get("Location", "").partition("?")[0]
    by_script = request.headers.get("Sec-Fetch-Mode", "navigate") != "navigate"
    signed_in = request.user.is_authenticated or by_script or request.FILES
    return not signed_in and where == resolve_url(settings.LOGIN_URL)


def _keep(request: HttpRequest) -> None:
    typed = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if not any(word in name for word in _NEVER)
    ]
    whose = _whose(request)
    if whose and sum(len(name) + len(value) for name, value in typed) <= _MOST:
        address = request.get_full_path()
        told = {"address": address, "fields": typed, "whose": whose, "at": time.time()}
        request.session[_KEY] = told


def _whose(request: HttpRequest) -> str:
    """The number of the person whose session has ended; empty where nobody knows."""
    ended = Session.objects.filter(pk=request.COOKIES.get(settings.SESSION_COOKIE_NAME)).first()
    return str(ended.get_decoded().get(SESSION_KEY, "")) if ended else ""


def _taken(request: HttpRequest) -> dict[str, Any] | None:
    """What this person typed for this address, which is shown once; None where it is about
    another, or another's."""
    told: dict[str, Any] = request.session[_KEY]
    if told["address"] != request.get_full_path():
        return None
    del request.session[_KEY]
    own = told["whose"] == str(request.user.pk)
    return told if own and time.time() - told["at"] < _SECONDS else None
