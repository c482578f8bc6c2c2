"""Noting an action from wherever one is, and confirming what another cluster noted."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.site import clock
from grappe.site.accounts import rights
from grappe.site.accounts.asking import person
from grappe.site.accounts.reading import clusters_of
from grappe.site.errors import Refused, say
from grappe.site.organisations.portrait.searching import find, with_clusters
from grappe.site.organisations.portrait.sight import Sight
from grappe.site.organisations.standing import kin
from grappe.site.policy.models import Cluster
from grappe.site.rounds.actions import controls, listing, noting, proposing
from grappe.site.rounds.actions.asked import Notable, notable, notables
from grappe.site.rounds.models import Report

_FEW = 8


@login_required
def actions(request: HttpRequest) -> HttpResponse:
    """`?cluster=` of several; `?about=` a section; `?edit=` a note to change."""
    cluster = own_cluster(request, request.GET.get("cluster", ""))
    return _page(request, cluster, {})


@login_required
@require_POST
def note(request: HttpRequest) -> HttpResponse:
    """Notes an action, changes or removes one; what was typed stays where it can't be noted."""
    cluster = own_cluster(request, request.POST.get("cluster", ""))
    what = notable(request.POST.get("about", ""))
    if what is None:
        return redirect(address_of(cluster))
    said = {one.code: request.POST.get(one.code, "") for one in what.fields}
    edited = _edited(cluster, request.POST.get("edit", ""))
    who = who_acts(request, cluster)
    try:
        if edited and request.POST.get("act") == "remove":
            noting.remove(edited[0], what, edited[1].row.id, **who)
            report, done = edited[0], _("Removed.")
        elif edited:
            report = noting.change_note(edited[0], what, edited[1].row, said, **who)
            done = _("Changed.")
        else:
            report, done = noting.note(cluster, what, said, **who), _("Noted.")
    except Refused as refusal:
        messages.error(request, str(refusal))
        return _page(request, cluster, said)
    messages.success(request, done)
    return redirect(f"{address_of(cluster)}&done={report.pk}")


@login_required
def partners(request: HttpRequest) -> HttpResponse:
    """Names of organisations in the cluster's lists, for whoever types one: `?q=`."""
    cluster = own_cluster(request, request.GET.get("cluster", ""))
    if not rights.can_see_who(request.user, cluster):
        raise PermissionDenied
    text = request.GET.get("q", "").strip()
    family, own = kin(), frozenset({cluster.pk})
    found = list(find(Sight(False, own, own), family, text)[:_FEW]) if text else []
    return JsonResponse({"names": [one.name for one in with_clusters(found, family)]})


def _page(request: HttpRequest, cluster: Cluster, said: dict[str, str]) -> HttpResponse:
    today = clock.today()
    given = request.POST if said else request.GET
    edited = _edited(cluster, given.get("edit", ""))
    used, last = controls.last_noted(cluster)
    wanted = edited[1].section.code if edited else given.get("about", "") or used
    what = notable(wanted) or notable(used)
    if edited and what and not said:
        said = controls.as_typed(what, edited[1].row)
    waiting = listing.asked_of(proposing.proposals(cluster))
    done = request.GET.get("done", "")
    context = {
        "cluster": cluster,
        "clusters": _several(request, cluster),
        "what": what,
        "pills": _pills(cluster, what),
        "controls": controls.controls(what, said, last, today) if what else (),
        "edited": edited[1] if edited else None,
        "edit": given.get("edit", "") if edited else "",
        "quarters": listing.quarters(cluster, today),
        "waiting": [one for one in waiting if one.proposal.said is None],
        "said": [one for one in waiting if one.proposal.said is not None],
        "other_clusters": controls.other_clusters(cluster),
        "done": int(done) if done.isdecimal() else None,
        "on_behalf": rights.writes_on_behalf(request.user, cluster),
        "here": address_of(cluster),
    }
    return render(request, "rounds/cluster/actions.html", context)


def own_cluster(request: HttpRequest, code: str) -> Cluster:
    """The person's own cluster of that code, or the first of theirs."""
    own = [
        one
        for one in clusters_of(person(request))
        if rights.can_write_answers(person(request), one)
    ]
    if not own:
        raise PermissionDenied
    if not code:
        return own[0]
    for one in own:
        if one.code == code:
            return one
    raise PermissionDenied


def who_acts(request: HttpRequest, cluster: Cluster) -> dict[str, Any]:
    on_behalf = rights.writes_on_behalf(request.user, cluster)
    return {"by": person(request), "on_behalf": on_behalf}


def _edited(cluster: Cluster, key: str) -> tuple[Report, listing.Noted] | None:
    """A note that can still be changed, by its report, section and row."""
    pk, _colon, rest = key.partition(":")
    section, _colon, row = rest.partition(":")
    found = (
        Report.objects.filter(pk=pk, cluster=cluster) if pk.isdecimal() else Report.objects.none()
    )
    report = found.select_related("round", "cluster").first()
    what = notable(section)
    if report is None or what is None or not report.can_be_edited:
        return None
    there = noting.row_of(report, section, row)
    return (report, listing.line_of(report, what.section, there)) if there else None


def _several(request: HttpRequest, cluster: Cluster) -> list[tuple[str, None, str, bool]]:
    own = clusters_of(person(request))
    return (
        [(one.name, None, address_of(one), one == cluster) for one in own] if len(own) > 1 else []
    )


def _pills(cluster: Cluster, what: Notable | None) -> list[tuple[str, None, str, bool]]:
    return [
        (
            say(one.section.label),
            None,
            f"{address_of(cluster)}&about={one.section.code}",
            one == what,
        )
        for one in notables()
    ]


def address_of(cluster: Cluster) -> str:
    return f"{reverse('rounds:actions')}?cluster={cluster.code}"
