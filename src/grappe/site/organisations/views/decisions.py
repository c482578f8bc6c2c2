"""What was decided, latest first, and taking it back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.site.errors import Refused
from grappe.site.onward import onward
from grappe.site.organisations import deciding
from grappe.site.organisations.models import Decision
from grappe.site.organisations.views.reading_as import deciding_only, of_reader
from grappe.site.organisations.who.reader import Reader
from grappe.site.organisations.who.reading import all_decisions, in_state, tally_of_decisions
from grappe.site.organisations.who.telling import state_pills, told_of

_A_PAGE = 50


@of_reader
def decisions(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Everybody's for the database manager, a cluster's own for who may see its lines; `state`
    is a kind of decision, or "undone"."""
    every = all_decisions(reader.cluster)
    counts = tally_of_decisions(every)
    state = request.GET.get("state", "")
    page = Paginator(in_state(every, state), _A_PAGE).get_page(request.GET.get("page"))
    context = {
        "reader": reader,
        "who_address": reader.address("who"),
        "here": request.get_full_path(),
        "standing": sum(n for kind, n in counts.items() if kind != "undone"),
        "whole": sum(counts.values()),
        "pills": state_pills(counts, state),
        "page": page,
        "told": [told_of(reader, decision) for decision in page],
    }
    return render(request, "organisations/decisions.html", context)


@require_POST
@of_reader
def undo(request: HttpRequest, reader: Reader, pk: int) -> HttpResponse:
    """Takes a decision back, and leads to where it was asked for, else to its line."""
    deciding_only(reader)
    decision = get_object_or_404(Decision, pk=pk)
    if not reader.may_undo(decision):
        raise PermissionDenied
    try:
        deciding.undo(decision, by=reader.user)
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Taken back."))
    return redirect(onward(request, request.POST.get("next", reader.address("who"))))
