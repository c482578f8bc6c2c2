"""Signing in: by e-mail and password, by a code sent by mail, by an account elsewhere; in a
demonstration, by one click as one of its people."""

from typing import Any

from allauth.account.views import (
    ConfirmLoginCodeView,
    LoginView,
    LogoutView,
    PasswordResetFromKeyView,
)
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST
from requests import RequestException

from grappe.site.accounts.door.elsewhere import refuse
from grappe.site.accounts.door.openid import Speaking
from grappe.site.accounts.models import User
from grappe.site.accounts.personas import personas
from grappe.site.onward import onward


class SignIn(LoginView):
    def get_form(self, *given: Any) -> Any:
        """allauth's form, without words that the page says already."""
        form = super().get_form(*given)
        form.fields["password"].help_text = ""
        for field in form.fields.values():
            field.widget.attrs.pop("placeholder", None)
        return form

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        known = {"personas": personas(), "providers": settings.OPENID_PROVIDERS}
        return {**super().get_context_data(**given), **known}


class SignOut(LogoutView):
    """What was shown is forgotten by the browser too. Words that were typed and have not arrived
    stay in it on purpose (see `draft.js`), so its storage is left alone."""

    def post(self, *given: Any, **named: Any) -> HttpResponse:
        answer: HttpResponse = super().post(*given, **named)
        answer.headers["Clear-Site-Data"] = '"cache"'
        return answer


class NewPassword(PasswordResetFromKeyView):
    def get_context_data(self, **given: Any) -> dict[str, Any]:
        return super().get_context_data(**{"token_fail": False, **given})


class EnterCode(ConfirmLoginCodeView):
    def get_initial(self) -> dict[str, Any]:
        """The letter's link brings the code along; pressing the button is left to the person, as
        machines that read mail follow links."""
        return {**super().get_initial(), "code": self.request.GET.get("code", "")}


@require_POST
def begin(request: HttpRequest, provider: str) -> HttpResponse:
    """Leads to the provider, with nothing but what this site decides."""
    asked = onward(request, request.POST.get("next", ""))
    try:
        found = _provider(request, provider)
        answer: HttpResponse = found.redirect(request, "login", next_url=asked)
    except ImmediateHttpResponse as refused:
        return refused.response
    except (RequestException, ValueError, KeyError, OAuth2Error):
        return _refused(request, provider)
    return answer


@require_GET
def back(request: HttpRequest, provider: str) -> HttpResponse:
    """What the provider answers, by the person's browser."""
    _provider(request, provider)
    try:
        answer: HttpResponse = OAuth2CallbackView.adapter_view(Speaking(request, provider))(request)
    except (ValueError, KeyError):
        return _refused(request, provider)
    return answer


def enter(request: HttpRequest, user: User) -> None:
    """Signs somebody in who has shown already that it is them; their session is one of theirs."""
    login(request, user)
    UserSession.objects.create_from_request(request)


def _provider(request: HttpRequest, provider: str) -> Any:
    if provider not in {one["provider_id"] for one in settings.OPENID_PROVIDERS}:
        raise Http404
    return get_adapter(request).get_provider(request, provider)


def _refused(request: HttpRequest, provider: str) -> HttpResponse:
    try:
        refuse(request, "silent", _provider(request, provider).name)
    except ImmediateHttpResponse as refused:
        return refused.response
