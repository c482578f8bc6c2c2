"""A proposal for an indicator: its method sheet, and what clusters say of it."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from grappe.questions import Words
from grappe.site.accounts import rights
from grappe.site.accounts.asking import person
from grappe.site.designer.minutes import an_answer
from grappe.site.designer.words import names_of
from grappe.site.doing import done
from grappe.site.errors import Refused
from grappe.site.meetings import proposing
from grappe.site.meetings.forms import SheetForm
from grappe.site.meetings.models import Proposal
from grappe.site.meetings.reading import may_reword
from grappe.site.meetings.views.asking import for_whom, kept
from grappe.site.policy.reading import current
from grappe.site.speaking import language_of_reader


@for_whom(rights.can_write_versions)
def propose(request: HttpRequest) -> HttpResponse:
    """A method sheet for a new indicator, or for one that is there."""
    form, by = SheetForm(request.POST or None), person(request)

    def act() -> None:
        about = form.cleaned_data
        proposing.propose(
            about["questionnaire"],
            form.sheet(),
            indicator=about["indicator"],
            language=language_of_reader(),
            by=by,
        )

    if request.method == "POST" and kept(form, act):
        return redirect("meetings:proposal", Proposal.objects.latest("pk").pk)
    return _form(request, form, None)


@for_whom(rights.can_write_versions)
def reword(request: HttpRequest, pk: int) -> HttpResponse:
    """Other words for one's own proposal."""
    proposal, by = _found(pk), person(request)
    if not may_reword(by, proposal):
        raise PermissionDenied
    known = dict(proposal.sheet)
    if known.pop("estimated"):
        known["minutes"] = None
    form = SheetForm(request.POST or None, initial=known, fixed=True)
    if request.method == "POST" and kept(
        form, lambda: proposing.reword(proposal, form.sheet(), by=by)
    ):
        return redirect("meetings:proposal", pk)
    return _form(request, form, proposal)


@for_whom(rights.can_see_versions)
@require_GET
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet, what is said of it, what was decided."""
    return _page(request, _found(pk))


@for_whom(rights.can_comment_versions)
@require_POST
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    """A cluster's words, or the Region's."""
    found = _found(pk)
    try:
        proposing.comment(found, request.POST.get("text", ""), by=person(request))
    except Refused as refusal:
        return _page(request, found, str(refusal))
    messages.success(request, _("Your comment is there."))
    return redirect("meetings:proposal", pk)


@for_whom(rights.can_write_versions)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """One's own proposal."""
    found, by = _found(pk), person(request)
    if not may_reword(by, found):
        raise PermissionDenied
    done(request, _("The proposal is withdrawn."), lambda: proposing.withdraw(found, by=by))
    return redirect("meetings:proposal", pk)


def _found(pk: int) -> Proposal:
    known = Proposal.objects.select_related("cluster", "draft", "by")
    return get_object_or_404(known.prefetch_related("wordings"), pk=pk)


def _form(request: HttpRequest, form: SheetForm, proposal: Proposal | None) -> HttpResponse:
    asked = [current().questionnaire(proposal.questionnaire)] if proposal else current().latest
    takes = an_answer(asked)
    context = {
        "form": form,
        "proposal": proposal,
        "an_answer": [(one.label, takes[one.code] * 10) for one in asked],
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "meetings/propose.html", context, status=status)


def _page(request: HttpRequest, proposal: Proposal, refused: str = "") -> HttpResponse:
    remarks = list(proposal.remarks.select_related("by", "cluster"))
    wordings = list(proposal.wordings.all())
    clusters = {one.cluster_id for one in remarks if one.cluster_id}
    context: dict[str, Any] = {
        "proposal": proposal,
        "sheet": proposal.sheet,
        "questionnaire": names_of(proposal.questionnaire),
        "indicator": _indicator(proposal),
        "earlier": wordings[:-1],
        "said": [
            {"at": r.at, "by": r.by or _("somebody"), "on": r.cluster, "text": r.text}
            for r in remarks
        ],
        "clusters": len(clusters),
        "decisions": proposal.decisions.select_related("meeting"),
        "comments": proposal.is_open and rights.can_comment_versions(request.user),
        "words": may_reword(person(request), proposal),
        "refused": refused,
        "typed": request.POST.get("text", ""),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    return render(request, "meetings/proposal.html", context, status=status)


def _indicator(proposal: Proposal) -> Words | None:
    """The one that it changes, by its name in force."""
    known = {i.code: i.label for q in current().latest for i in q.indicators}
    code = proposal.indicator
    return known.get(code, Words(fr=code, en=code)) if code else None
