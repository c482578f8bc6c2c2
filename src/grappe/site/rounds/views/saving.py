"""Keeping what was typed: the whole form, or a cell at a time as one goes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.site.accounts import rights
from grappe.site.errors import Refused
from grappe.site.onward import onward
from grappe.site.rounds import drafting, reviewing
from grappe.site.rounds.acts import Asked, act
from grappe.site.rounds.cells import explained, typed
from grappe.site.rounds.models import Draft, Report
from grappe.site.rounds.reading import draft_answer, questionnaire_of
from grappe.site.rounds.updating import after_saving
from grappe.site.rounds.views.asking import acting, of_report
from grappe.site.rounds.views.form import render_form
from grappe.site.rounds.views.grid import render_grid


@require_POST
@of_report(rights.can_write_answers)
def save(request: HttpRequest, report: Report) -> HttpResponse:
    """Keeps the whole form, then does what the button says; disagreements are shown in place."""
    section = request.POST.get("section", "")
    try:
        conflicts = _keep(request, report)
        verb, _space, argument = request.POST.get("act", "").partition(" ")
        rows = request.POST.getlist("row")
        said = act(verb, Asked(report, section, rows, argument, acting(request, report)))
        if said:
            messages.success(request, said)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(_here(request))
    if conflicts and questionnaire_of(report.round).has(section):
        report.refresh_from_db()
        return _disagreeing(request, report, section, conflicts)
    return redirect(_here(request))


@require_POST
@of_report(rights.can_write_answers)
def cells(request: HttpRequest, report: Report) -> JsonResponse:
    """Keeps some cells, does what a button says, and tells what is now found at the rows that the
    page shows; only the revision where nothing came and the page knows it."""
    section, sent = request.POST.get("section", ""), request.POST
    rows = sent.get("rows", "").split(",")
    if _only_looks(sent) and sent.get("revision") == str(_revision(report)):
        return JsonResponse({"revision": _revision(report)})
    try:
        conflicts = _keep(request, report)
        verb, _space, argument = sent.get("act", "").partition(" ")
        said = act(verb, Asked(report, section, (), argument, acting(request, report)))
    except Refused as refusal:
        return JsonResponse({"refused": str(refusal)}, status=409)
    told = after_saving(request, report, section, rows, conflicts)
    return JsonResponse(told | {"said": said})


def _only_looks(sent: QueryDict) -> bool:
    return not sent.get("act") and not any(name[:2] in {"c:", "e:"} for name in sent)


def _revision(report: Report) -> int:
    known = Draft.objects.filter(report=report).values_list("revision", flat=True)
    return known.first() or 0


@require_POST
@of_report(rights.can_comment)
def reply(request: HttpRequest, report: Report, comment: int) -> HttpResponse:
    """Answers what the officer said, at its place."""
    parent = get_object_or_404(report.comments, pk=comment)
    who = acting(request, report)
    try:
        reviewing.comment(
            report,
            request.POST.get("text", ""),
            by=who["by"],
            of_region=who["on_behalf"],
            parent=parent,
        )
        messages.success(request, _("Your answer is with the comment."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(_here(request))


def _keep(request: HttpRequest, report: Report) -> tuple[drafting.Conflict, ...]:
    sent, who = request.POST.dict(), acting(request, report)
    questionnaire = questionnaire_of(report.round)
    cells = typed(sent, questionnaire)
    conflicts = drafting.save_cells(report, cells, **who) if cells else ()
    lines = explained(sent, questionnaire)
    if lines:
        known = {(e.place, e.code): e.text for e in draft_answer(report).explanations}
        for place, code, text in lines:
            if known.get((place, code), "") != text.strip():
                drafting.explain(report, place, code, text, **who)
    return conflicts


def _disagreeing(
    request: HttpRequest, report: Report, section: str, conflicts: tuple[drafting.Conflict, ...]
) -> HttpResponse:
    asked = questionnaire_of(report.round).section(section)
    shown = render_grid if asked.kind == "table" else render_form
    return shown(request, report, asked, {one.place: one for one in conflicts})


def _here(request: HttpRequest) -> str:
    return onward(request, request.POST.get("goto") or request.POST.get("here", ""))
