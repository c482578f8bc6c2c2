"""A meeting: what it is about, what was brought, what was said and decided."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from grappe.calendars import MIME_TYPE, write
from grappe.site.accounts import rights
from grappe.site.accounts.asking import person
from grappe.site.asked import number_in
from grappe.site.doing import done
from grappe.site.errors import Refused, say
from grappe.site.meetings import convening, deciding
from grappe.site.meetings.calendar import event_of
from grappe.site.meetings.hard import what_was_hard
from grappe.site.meetings.models import Decision, Document, Meeting, Proposal
from grappe.site.meetings.reading import named_by_plan
from grappe.site.meetings.views.asking import for_whom
from grappe.site.rounds import files
from grappe.site.rounds.region.naming import round_name
from grappe.site.speaking import language_of_reader


@for_whom(rights.can_see_versions)
@require_GET
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Agenda, documents, minutes, decisions; of a review, what was hard."""
    return _page(request, get_object_or_404(Meeting, pk=pk))


@for_whom(rights.can_see_versions)
@require_GET
def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """The meeting for one's own calendar."""
    found = get_object_or_404(Meeting, pk=pk)
    page = request.build_absolute_uri(found_at(found))
    event = event_of(found, request.get_host(), page)
    content = write(found.title, [event], language=language_of_reader())
    name = content_disposition_header(True, f"{found.on:%Y-%m-%d}.ics") or "attachment"
    return HttpResponse(content, content_type=MIME_TYPE, headers={"Content-Disposition": name})


@for_whom(rights.can_write_versions)
@require_POST
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """Keeps the minutes; what can't be kept is shown again."""
    found, by = get_object_or_404(Meeting, pk=pk), person(request)
    try:
        convening.keep_minutes(found, request.POST.get("minutes", ""), by=by)
    except Refused as refusal:
        return _page(request, found, minutes=str(refusal))
    messages.success(request, _("The minutes are kept."))
    return redirect(found_at(found))


@for_whom(rights.can_write_versions)
@require_POST
def bring(request: HttpRequest, pk: int) -> HttpResponse:
    """Brings a document."""
    found, by = get_object_or_404(Meeting, pk=pk), person(request)
    file = request.FILES.get("file")
    if file is None:
        messages.warning(request, _("Choose a file first."))
        return redirect(found_at(found))
    name = file.name or _("file")
    content = file.read(convening.LARGEST + 1)
    done(request, _("The document is there."), lambda: convening.bring(found, name, content, by=by))
    return redirect(found_at(found))


@for_whom(rights.can_see_versions)
@require_GET
def document(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The file as it came, to keep: it is never opened in the page."""
    found = _document(pk, number)
    path = files.path_of(found.sha256)
    if found.taken_away_at is not None or not path.is_file():
        raise Http404
    return HttpResponse(
        path.read_bytes(),
        content_type="application/octet-stream",
        headers={"Content-Disposition": content_disposition_header(True, found.name) or ""},
    )


@for_whom(rights.can_write_versions)
@require_POST
def take_away(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A document is no longer shown."""
    found, by = _document(pk, number), person(request)
    done(request, _("The document is taken away."), lambda: convening.take_away(found, by=by))
    return redirect("meetings:meeting", pk)


@for_whom(rights.can_write_versions)
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Notes a decision, on a proposal where one is chosen."""
    found, by = get_object_or_404(Meeting, pk=pk), person(request)
    wanted = number_in(request.POST.get("proposal"))
    proposal = Proposal.objects.filter(pk=wanted).first() if wanted else None
    verdict = request.POST.get("verdict", "")
    text = request.POST.get("text", "")
    if proposal is not None and verdict not in Decision.Verdict.values:
        return _page(request, found, verdict=_("Say what was decided of the proposal."))
    try:
        deciding.decide(found, text, proposal=proposal, verdict=verdict, by=by)
    except Refused as refusal:
        return _page(request, found, decision=str(refusal))
    messages.success(request, _("The decision is noted."))
    return redirect(found_at(found) + "#decisions")


@for_whom(rights.can_write_versions)
@require_POST
def take_back(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A decision noted by mistake."""
    decision = get_object_or_404(Decision, meeting=pk, number=number)
    by = person(request)
    done(request, _("The decision is taken back."), lambda: deciding.take_back(decision, by=by))
    return redirect("meetings:meeting", pk)


_TYPED = ("minutes", "text", "proposal", "verdict")


def found_at(meeting: Meeting) -> str:
    return reverse("meetings:meeting", args=[meeting.pk])


def _document(pk: int, number: int) -> Document:
    found = Document.objects.select_related("meeting")
    return get_object_or_404(found, meeting=pk, pk=number)


def _page(request: HttpRequest, meeting: Meeting, **refused: str) -> HttpResponse:
    """`refused`: by what was sent, why it is not kept."""
    milestones = {one.code: say(one.what) for one in named_by_plan()}
    writes = rights.can_write_versions(request.user)
    waiting = Proposal.objects.filter(state="open").prefetch_related("wordings")
    decisions = list(meeting.decisions.select_related("proposal__draft"))
    context: dict[str, Any] = {
        "meeting": meeting,
        "milestone": milestones.get(meeting.milestone, ""),
        "documents": meeting.documents.filter(taken_away_at=None),
        "decisions": decisions,
        "last": decisions[-1].number if decisions else 0,
        "hard": [(round_name(one.round), one) for one in what_was_hard(meeting.about.all())],
        "writes": writes,
        "notes": writes and meeting.was_held,
        "open": [(str(one.pk), str(one)) for one in waiting] if writes else [],
        "verdicts": Decision.Verdict.choices,
        "refused": {"minutes": "", "decision": "", "verdict": "", **refused},
        "typed": {name: request.POST.get(name, "") for name in _TYPED},
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    return render(request, "meetings/meeting.html", context, status=status)
