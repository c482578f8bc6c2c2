"""A sent report as what changed since last year, and what can be decided on it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.answers import Place
from grappe.site.accounts import rights
from grappe.site.accounts.asking import person
from grappe.site.doing import done
from grappe.site.organisations.recognised import sent as sent_list
from grappe.site.rounds import files, reviewing
from grappe.site.rounds.models import Comment, Report, State
from grappe.site.rounds.region.naming import place_name, round_name
from grappe.site.rounds.region.read_by_region import Read, read_report
from grappe.site.rounds.region.verified import verified
from grappe.site.rounds.region.waiting import next_after, scope
from grappe.site.rounds.views.asking import of_report


@of_report(rights.can_read_sent)
def review(request: HttpRequest, report: Report) -> HttpResponse:
    """The page; `on` names the place that a comment is being written on, `all` shows all answers,
    `back` asks for the way back to the cluster."""
    if rights.can_review(request.user, report.cluster):
        reviewing.begin_reading(report)
    read = read_report(report, person(request))
    context = {
        "read": read,
        "report": report,
        "round_name": round_name(report.round),
        "on": _asked_place(request, read),
        "show_all": "all" in request.GET or (read.sent and read.previous is None),
        **_may(request, read),
        **(_told(read) if read.sent else {}),
        "who": sent_list(read.sent.number) if read.sent else None,
    }
    return render(request, "rounds/region/review.html", context)


@require_POST
@of_report(rights.can_review)
def comment(request: HttpRequest, report: Report) -> HttpResponse:
    """A word at a place, or an answer to the cluster's."""
    parent = report.comments.filter(pk=_number(request.POST.get("parent"))).first()
    said = _("Your comment is noted.")
    return _act(request, report, said, lambda: _comment(request, report, parent))


@require_POST
@of_report(rights.can_review)
def give_back(request: HttpRequest, report: Report) -> HttpResponse:
    """Back to the cluster, with the comments made, and one written now where there is one."""

    def act() -> object:
        if request.POST.get("text", "").strip():
            _comment(request, report, None)
        return reviewing.return_report(report, by=person(request))

    said = _("Returned. %(cluster)s sees your comments.") % {"cluster": report.cluster}
    return _act(request, report, said, act)


@require_POST
@of_report(rights.can_review)
def accept(request: HttpRequest, report: Report) -> HttpResponse:
    """The report counts from now on."""
    said = _("Accepted. It will be part of the next publication.")
    return _act(request, report, said, lambda: reviewing.accept(report, by=person(request)))


@require_POST
@of_report(rights.can_review)
def reopen(request: HttpRequest, report: Report) -> HttpResponse:
    """Given back to be corrected, for a reason."""
    said = _("Reopened. What was accepted counts until a correction is accepted.")
    reason = request.POST.get("reason", "")
    return _act(request, report, said, lambda: reviewing.reopen(report, reason, by=person(request)))


@of_report(rights.can_read_sent)
def file(request: HttpRequest, report: Report, upload: int) -> HttpResponse:
    """The file as it came. It holds every answer, so it is for who may see all of them."""
    read = read_report(report, person(request))
    found = get_object_or_404(report.uploads, pk=upload)
    if not read.sees_everything or read.sent is None or found.at > read.sent.at:
        raise PermissionDenied
    path = files.path_of(found.sha256)
    if not path.is_file():
        messages.warning(request, _("This file is no longer kept; its receipt is."))
        return redirect("rounds:review", report.pk)
    return HttpResponse(
        path.read_bytes(),
        content_type="application/octet-stream",
        headers={"Content-Disposition": content_disposition_header(True, found.name) or ""},
    )


def _act(
    request: HttpRequest, report: Report, said: str, act: Callable[[], object]
) -> HttpResponse:
    done(request, said, act)
    return redirect("rounds:review", report.pk)


def _comment(request: HttpRequest, report: Report, parent: Comment | None) -> Comment:
    section, row, field = (request.POST.get(name, "") for name in ("section", "row", "field"))
    return reviewing.comment(
        report,
        request.POST.get("text", ""),
        by=person(request),
        of_region=True,
        place=Place(section, row or None, field or None) if section else None,
        parent=parent,
    )


def _asked_place(request: HttpRequest, read: Read) -> dict[str, Any] | None:
    """Of "section/row/field", the place and its name."""
    section, row, field = (*request.GET.get("on", "").split("/"), "", "", "")[:3]
    place = Place(section, row or None, field or None)
    name = place_name(place, read.questionnaire, read.answer)
    return {"place": place, "name": name} if name else None


def _may(request: HttpRequest, read: Read) -> dict[str, Any]:
    user, report, cluster = person(request), read.report, read.report.cluster
    may_review = rights.can_review(user, cluster)
    return {
        "may_review": may_review,
        "may_comment": may_review and rights.can_comment(user, cluster),
        "may_decide": may_review and report.state == State.SUBMITTED,
        "may_write": rights.can_write_answers(user, cluster) and report.can_be_edited,
        "next": next_after(report, read.sent, scope(user)) if may_review else None,
    }


def _told(read: Read) -> dict[str, Any]:
    named = [(c, place_name(_place(c), read.questionnaire, read.answer)) for c in read.comments]
    return {
        "changed": read.changed,
        "exchange": named,
        "verified": verified(read),
        "year_before": max(read.earlier) if read.earlier else None,
    }


def _place(comment: Comment) -> Place:
    return Place(comment.section, comment.row or None, comment.field or None)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
