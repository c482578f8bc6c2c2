"""Speaking the language that a signed-in person prefers; a second factor before all else, of whom
it is asked."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django_htmx.http import HttpResponseClientRedirect

from grappe.site.accounts.door.second import is_missing
from grappe.site.accounts.models import User
from grappe.site.onward import onward

OPEN_TO_ALL = (
    *("account_logout", "account_reauthenticate", "set_language", "accounts:persona"),
    *("mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "mfa_view_recovery_codes"),
    *("mfa_reauthenticate", "mfa_reauthenticate_webauthn", "accounts:begin", "accounts:back"),
)
"""What one needs in order to set up a second factor, or to leave."""


def in_their_language(
    answer: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """A language chosen on this device comes first, then the person's, then the browser's."""

    def middleware(request: HttpRequest) -> HttpResponse:
        chosen = settings.LANGUAGE_COOKIE_NAME in request.COOKIES
        if request.user.is_authenticated and not chosen:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language
        return answer(request)

    return middleware


def second_factor_first(
    answer: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Who must have a second factor and has none is led to set it up, then on to where they went;
    a program is told so."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return answer(request)

    def process_view(request: HttpRequest, *_view: Any) -> HttpResponse | None:
        at = request.resolver_match
        user = request.user
        if not isinstance(user, User) or at is None or at.view_name in OPEN_TO_ALL:
            return None
        return _led(request) if is_missing(request, user) else None

    middleware.process_view = process_view  # type: ignore[attr-defined]
    return middleware


def _led(request: HttpRequest) -> HttpResponse:
    """To the page where a second factor is set up; where one was going stays in the session."""
    if request.path.startswith("/api/"):
        return JsonResponse({"error": {"code": "second_factor"}}, status=403)
    if request.headers.get("HX-Request"):
        page = urlsplit(request.headers.get("HX-Current-URL", ""))
        request.session["onward"] = onward(request, page.path)
        return HttpResponseClientRedirect(reverse("mfa_index"))
    request.session["onward"] = request.get_full_path() if request.method == "GET" else "/"
    return redirect("mfa_index")
