"""Pages of mail and calendar: choosing what one receives, seeing what was mailed."""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST, require_safe

from grappe.calendars import MIME_TYPE
from grappe.site.accounts.asking import person
from grappe.site.accounts.models import User
from grappe.site.accounts.rights import can_see_mails
from grappe.site.news import choosing, feeds, reading
from grappe.site.news.composing import said
from grappe.site.news.models import Choice
from grappe.site.news.sending import goes_out
from grappe.site.news.tokens import read_token


@login_required
@never_cache
def preferences(request: HttpRequest) -> HttpResponse:
    """What I receive by mail, in which language, and my calendar."""
    me = person(request)
    if request.method == "POST":
        choosing.choose(me, request.POST.dict(), request.POST.get("language", ""))
        messages.success(request, _("Kept: this is what you receive from now on."))
        return redirect("news:preferences")
    context = {**_asked(me), "calendar": feeds.address_of(me), "sees_mails": can_see_mails(me)}
    return render(request, "news/preferences.html", context)


@login_required
@require_POST
def renew(request: HttpRequest) -> HttpResponse:
    """A new address for my calendar."""
    feeds.renew(person(request))
    messages.success(request, _("Your calendar has an address that only you know."))
    return redirect("news:preferences")


@csrf_exempt
@never_cache
def choose(request: HttpRequest, token: str) -> HttpResponse:
    """The same by the address that a mail carries, without signing in; one click of a mail program
    (RFC 8058) stops what the mail was about. The address itself is what proves whose it is."""
    found = read_token(token)
    if found is None:
        return render(request, "news/closed.html", status=HTTPStatus.GONE)
    whose, about = found
    with translation.override(whose.language):
        done = request.method == "POST"
        if done and "matters" in request.POST:
            choosing.choose(whose, request.POST.dict(), request.POST.get("language", ""))
        elif done:
            choosing.stop(whose, about)
    with translation.override(whose.language):
        context = {**_asked(whose), "done": done, "chosen_by_mail": True}
        return render(request, "news/choose.html", context)


@require_safe
@never_cache
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar at an address: whoever has it reads it."""
    whose = feeds.reader_of(token)
    if whose is None:
        raise Http404
    with translation.override(whose.language):
        written = feeds.calendar_of(whose)
    return HttpResponse(
        written,
        content_type=MIME_TYPE,
        headers={"Content-Disposition": 'inline; filename="grappe.ics"'},
    )


@login_required
@require_GET
def mailed(request: HttpRequest) -> HttpResponse:
    """What was mailed to the people of one's clusters, and what was refused."""
    me = _in_charge(request)
    refused = request.GET.get("show") == "refused"
    lines = reading.lines_for(me, refused=refused)
    context = {
        "lines": lines,
        "refused": reading.count_refused(lines),
        "only_refused": refused,
        "goes_out": goes_out(),
        "most": reading.MOST,
    }
    return render(request, "news/mailed.html", context)


@login_required
@require_GET
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """What somebody was told, in their language, without the links that are theirs alone."""
    found = get_object_or_404(reading.news_for(_in_charge(request)), pk=pk)
    with translation.override(found.person.language):
        thing = said([found])
    word, kind = reading.state_of(found.mail)
    context = {"news": found, "thing": thing, "state": word, "kind": kind, "goes_out": goes_out()}
    return render(request, "news/one.html", context)


def _in_charge(request: HttpRequest) -> User:
    if not can_see_mails(request.user):
        raise PermissionDenied
    return person(request)


def _asked(whose: User) -> dict[str, object]:
    return {
        "whose": whose,
        "matters": choosing.choices_of(whose),
        "choices": Choice.choices,
    }
