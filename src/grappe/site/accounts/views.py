"""Pages about oneself: home, signing in as a persona, joining, language."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from grappe.site.accounts import inviting
from grappe.site.accounts.door.second import BY_CLICK
from grappe.site.accounts.door.signing import enter
from grappe.site.accounts.forms import Welcome
from grappe.site.accounts.models import User
from grappe.site.accounts.personas import find_persona
from grappe.site.accounts.reading import clusters_of, navigation
from grappe.site.accounts.rights import can_see_grants
from grappe.site.errors import Refused
from grappe.site.onward import onward


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Leads to the first page of one's roles."""
    places = navigation(_person(request))
    return redirect(places[0].url if places else "accounts:account")


@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Who I am here."""
    user = _person(request)
    roles = user.roles.filter(ended_at=None).select_related("cluster", "domain")
    context = {"roles": roles, "clusters": clusters_of(user), "grants": can_see_grants(user)}
    return render(request, "accounts/account.html", context)


@require_POST
def persona(request: HttpRequest) -> HttpResponse:
    """Signs in as somebody of the demonstration; elsewhere there is no such page."""
    user = find_persona(request.POST.get("email", ""))
    if user is None:
        raise Http404
    enter(request, user)
    request.session[BY_CLICK] = True
    return redirect("home")


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Keeps the language, with the person if they are signed in, and leads back."""
    asked = request.POST.get("language", "")
    answer = redirect(onward(request, request.POST.get("next", "")))
    if asked in dict(settings.LANGUAGES):
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            asked,
            max_age=365 * 24 * 3600,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
            samesite="Lax",
        )
        if isinstance(request.user, User):
            request.user.language = asked
            request.user.save(update_fields=["language"])
    return answer


def accept(request: HttpRequest, token: str) -> HttpResponse:
    """An invited person says their name and chooses a password; who comes too late may ask for a
    new link."""
    form = Welcome(request.POST or None)
    try:
        invitation = inviting.find(token)
        if form.is_valid():
            enter(request, inviting.accept(token, **form.cleaned_data))
            return redirect("home")
    except Refused as refusal:
        told = {"refusal": refusal, "expired": inviting.find_expired(token), "token": token}
        return render(request, "accounts/refused.html", told, status=410)
    asked = {"form": form, "invitation": invitation, "providers": settings.OPENID_PROVIDERS}
    return render(request, "accounts/accept.html", asked)


@require_POST
def ask_again(request: HttpRequest, token: str) -> HttpResponse:
    """Asks those who name people for a new invitation; says the same of any link."""
    inviting.ask_again(token)
    return render(request, "accounts/asked_again.html")


def _person(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
