"""To read: what waits for an officer, and where their rounds stand."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from grappe.site.accounts import rights
from grappe.site.accounts.asking import person
from grappe.site.rounds.also import also_for_the_region
from grappe.site.rounds.region.naming import round_name
from grappe.site.rounds.region.replies import to_answer
from grappe.site.rounds.region.timeliness import progress
from grappe.site.rounds.region.waiting import (
    open_rounds,
    scope,
    unanswered_replies,
    waiting_reports,
)


@login_required
def inbox(request: HttpRequest) -> HttpResponse:
    """Reports that wait, replies, and each open round in words."""
    if not rights.can_read_reports(request.user):
        raise PermissionDenied
    clusters = scope(person(request))
    waiting = list(waiting_reports(clusters))
    context = {
        "also": also_for_the_region(person(request)),
        "waiting": [(report, round_name(report.round)) for report in waiting],
        "rounds": [(round_name(p.round), p) for p in progress(open_rounds(), clusters) if p.asked],
        "replies": unanswered_replies(clusters),
        "corrections": to_answer(clusters),
        "whole_region": "head_of_unit" in person(request).standing.kinds,
    }
    return render(request, "rounds/region/inbox.html", context)
