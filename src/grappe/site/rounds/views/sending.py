"""Sending to the Region; the page to keep; reading what was sent."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.site.accounts import rights
from grappe.site.accounts.asking import person
from grappe.site.errors import Refused
from grappe.site.rounds.desk import desk_of
from grappe.site.rounds.drafting import confirm_unchanged
from grappe.site.rounds.models import Report, Submission
from grappe.site.rounds.reading import questionnaire_of
from grappe.site.rounds.sent import sections_for
from grappe.site.rounds.submitting import NotReady, say_how_it_went, submit
from grappe.site.rounds.taken import time_taken
from grappe.site.rounds.to_tell import ToTell, rows_to_tell
from grappe.site.rounds.views.asking import acting, of_report
from grappe.site.rounds.views.checking import render_report
from grappe.site.rounds.who import seek_in
from grappe.site.rounds.words import is_long, short_title, title_of


@require_POST
@of_report(rights.can_send)
def send(request: HttpRequest, report: Report) -> HttpResponse:
    """What nobody touched is confirmed as unchanged first, in so many words."""
    who = acting(request, report)
    try:
        if request.POST.get("unchanged"):
            confirm_unchanged(report, **who)
        elif desk_of(report).carried():
            raise Refused(
                _("Please tick that what you did not touch is unchanged, or look at it first."),
                "unconfirmed",
            )
        submit(report, **who)
    except (Refused, NotReady) as refusal:
        report.refresh_from_db()
        if not report.can_be_edited:
            messages.error(request, str(refusal))
            return redirect("rounds:sent_answer", report.pk)
        return render_report(
            request, desk_of(report), on_behalf=who["on_behalf"], problem=str(refusal)
        )
    return redirect("rounds:sent", report.pk)


@require_POST
@of_report(rights.can_write_answers)
def recognise(request: HttpRequest, report: Report) -> HttpResponse:
    """Asks the matcher who the draft's organisations are."""
    if report.can_be_edited and not seek_in(report):
        messages.success(request, is_long())
    return redirect("rounds:report", report.pk)


@of_report(rights.can_see_cluster)
def sent(request: HttpRequest, report: Report) -> HttpResponse:
    """Who sent what and when, under which number: to print or to keep."""
    submission = _latest(report)
    return render(
        request,
        "rounds/cluster/sent.html",
        {
            "report": report,
            "submission": submission,
            "title": title_of(report.round),
            "short_title": short_title(report.round),
            "taken": time_taken(report, submission),
            "planned": questionnaire_of(report.round).minutes,
            "may_say": rights.can_write_answers(request.user, report.cluster),
        },
    )


@require_POST
@of_report(rights.can_write_answers)
def how(request: HttpRequest, report: Report) -> HttpResponse:
    """The two questions that may be skipped."""
    minutes = request.POST.get("minutes", "").strip()
    say_how_it_went(
        _latest(report),
        minutes=min(int(minutes), 10_000) if minutes.isdecimal() else None,
        hard=request.POST.get("hard", "")[:4000],
        by=person(request),
    )
    messages.success(request, _("Thank you: this helps to ask less."))
    return redirect("rounds:sent", report.pk)


@of_report(rights.can_see_cluster)
def sent_answer(request: HttpRequest, report: Report) -> HttpResponse:
    """What was sent, to read; a field that one may not see is not there."""
    submission = report.submissions.select_related("by", "accepted_by").last()
    comments = report.comments.select_related("by") if _may_comment(request, report) else ()
    return render(
        request,
        "rounds/cluster/sent_answer.html",
        {
            "report": report,
            "submission": submission,
            "title": title_of(report.round),
            "short_title": short_title(report.round),
            "sections": sections_for(request.user, report, submission) if submission else (),
            "comments": comments,
            "places": {},
            "waiting": (),
            "may_comment": _may_comment(request, report),
            "to_tell": _to_tell(request, report, submission),
        },
    )


def _to_tell(request: HttpRequest, report: Report, submission: Submission | None) -> list[ToTell]:
    """Stories that this person may begin from what was sent."""
    if submission is None or not rights.can_write_story(request.user, report.cluster):
        return []
    return rows_to_tell(questionnaire_of(report.round), submission.answer)


def _latest(report: Report) -> Submission:
    submission = report.submissions.select_related("by").last()
    if submission is None:
        raise Http404
    return submission


def _may_comment(request: HttpRequest, report: Report) -> bool:
    return rights.can_comment(request.user, report.cluster)
