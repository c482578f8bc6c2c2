"""All clusters in one view, by domain."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from grappe.site.accounts import rights
from grappe.site.accounts.asking import person
from grappe.site.rounds.region.by_domain import clusters_by_domain
from grappe.site.rounds.region.naming import round_name
from grappe.site.rounds.region.timeliness import progress
from grappe.site.rounds.region.waiting import open_rounds


@login_required
def clusters(request: HttpRequest) -> HttpResponse:
    """State and what is new; alphabetical inside each domain, never by value."""
    if not rights.can_see_rounds(request.user):
        raise PermissionDenied
    user = person(request)
    domains = clusters_by_domain()
    every = [line.cluster for _domain, lines in domains for line in lines]
    context = {
        "domains": domains,
        "count": len(every),
        "rounds": [(round_name(one.round), one) for one in progress(open_rounds())],
        "grants": rights.can_see_grants(user),
        "readable": {c.pk for c in every if rights.can_read_sent(user, c)},
    }
    return render(request, "rounds/region/clusters.html", context)
