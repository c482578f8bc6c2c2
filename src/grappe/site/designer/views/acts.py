"""What is done to a draft by one press: begun, moved, withdrawn, undone, given up, commented,
published."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.site.accounts import rights
from grappe.site.accounts.asking import person
from grappe.site.designer import designing, discussing, publishing
from grappe.site.designer.models import Draft
from grappe.site.designer.parts import KINDS
from grappe.site.designer.views.asking import of_draft
from grappe.site.designer.views.drafts import draft_page
from grappe.site.doing import done
from grappe.site.errors import Refused


@login_required
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """A draft from the version in force."""
    if not rights.can_write_versions(request.user):
        raise PermissionDenied
    try:
        draft = designing.begin(request.POST.get("questionnaire", ""), by=person(request))
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect("designer:drafts")
    return redirect("designer:draft", draft.pk)


@of_draft(rights.can_write_versions)
@require_POST
def act(request: HttpRequest, draft: Draft) -> HttpResponse:
    """`act` is "undo", "give_up", or "up:", "down:", "withdraw:" with a kind and a code."""
    verb, _colon, part = request.POST.get("act", "").partition(":")
    kind, _colon, code = part.partition(":")
    by = person(request)
    if verb == "undo":
        done(request, _("The last change is undone."), lambda: designing.undo(draft, by=by))
    elif verb == "give_up":
        done(request, _("The draft is given up."), lambda: designing.give_up(draft, by=by))
        return redirect("designer:drafts")
    elif verb in _PLACES and kind in KINDS:
        done(request, "", lambda: designing.move(draft, kind, code, _PLACES[verb], by=by))
    elif verb == "withdraw" and kind in KINDS:
        said = _("It is withdrawn. “Undo” brings it back.")
        done(request, said, lambda: designing.withdraw(draft, kind, code, by=by))
    return redirect("designer:draft", draft.pk)


@of_draft(rights.can_comment_versions)
@require_POST
def say(request: HttpRequest, draft: Draft) -> HttpResponse:
    """A comment; one that can't be kept is shown again with what was typed."""
    try:
        discussing.say(draft, request.POST.get("text", ""), by=person(request))
    except Refused as refusal:
        return draft_page(request, draft, str(refusal))
    messages.success(request, _("Your comment is there."))
    return redirect(reverse("designer:draft", args=[draft.pk]) + "#said")


@of_draft(rights.can_publish_versions)
@require_POST
def publish(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Rounds that open later ask it."""
    version = request.POST.get("version", "").strip()
    said = _("Version %(version)s is published: rounds that open from now on ask it.")
    done(
        request,
        said % {"version": version},
        lambda: publishing.publish(draft, version, by=person(request)),
    )
    return redirect("designer:draft", draft.pk)


_PLACES = {"up": -1, "down": 1}
