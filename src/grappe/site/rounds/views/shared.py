"""An action that another cluster noted: ours too, not ours, or that undone."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.site.errors import Refused
from grappe.site.policy.models import Cluster
from grappe.site.rounds.actions import proposing, sharing
from grappe.site.rounds.models import Report
from grappe.site.rounds.views.actions import address_of, own_cluster, who_acts


@login_required
@require_POST
def share(request: HttpRequest) -> HttpResponse:
    """Confirms an action that another cluster proposes, says that it isn't theirs, or undoes
    either."""
    cluster = own_cluster(request, request.POST.get("cluster", ""))
    pk, _colon, rest = request.POST.get("of", "").partition(":")
    section, _colon, row = rest.partition(":")
    report = Report.objects.filter(pk=pk).first() if pk.isdecimal() else None
    one = proposing.proposal_of(cluster, report, section, row) if report else None
    if one is None:
        messages.warning(request, _("This action is no longer proposed to you."))
        return redirect(address_of(cluster))
    verb, _space, own = request.POST.get("act", "").partition(" ")
    try:
        done = (
            _SHARED[verb](cluster, one, own, who_acts(request, cluster)) if verb in _SHARED else ""
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(address_of(cluster))
    if done:
        messages.success(request, done)
    return redirect(address_of(cluster))


def _confirm(cluster: Cluster, one: proposing.Proposal, own: str, who: dict[str, Any]) -> str:
    sharing.confirm(cluster, one, own_row=own, **who)
    return _("Confirmed: it counts for you too, and once for the Region.")


def _decline(cluster: Cluster, one: proposing.Proposal, _own: str, who: dict[str, Any]) -> str:
    sharing.decline(cluster, one, by=who["by"])
    return _("Said: it is not yours.")


def _undo(cluster: Cluster, one: proposing.Proposal, _own: str, who: dict[str, Any]) -> str:
    sharing.take_back(cluster, one, **who)
    return _("Undone: it waits for your answer again.")


_SHARED: dict[str, Callable[[Cluster, proposing.Proposal, str, dict[str, Any]], str]] = {
    "confirm": _confirm,
    "decline": _decline,
    "undo": _undo,
}
