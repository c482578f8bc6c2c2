"""Rounds: how complete and how timely, the burden meter, opening, closing, dates."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from grappe.site.accounts import rights
from grappe.site.accounts.asking import person
from grappe.site.doing import done
from grappe.site.rounds import opening
from grappe.site.rounds.models import Round
from grappe.site.rounds.region.burden import burden
from grappe.site.rounds.region.load import load_of_officers
from grappe.site.rounds.region.naming import round_name, state_for_region
from grappe.site.rounds.region.timeliness import progress


class Dates(forms.Form):
    """When a round opens, is due and closes."""

    opens = forms.DateField(label=gettext_lazy("Opens on"))
    due = forms.DateField(label=gettext_lazy("Due on"))
    closes = forms.DateField(label=gettext_lazy("Closes on"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for field in self.fields.values():
            field.widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


@login_required
def rounds(request: HttpRequest) -> HttpResponse:
    """All rounds, the open ones first, and each officer's load."""
    if not rights.can_see_rounds(request.user):
        raise PermissionDenied
    told = [(round_name(one.round), one) for one in progress(Round.objects.all())]
    context = {
        "open": [(name, one) for name, one in told if one.round.is_open],
        "planned": [(name, one) for name, one in told if one.round.opened_at is None],
        "closed": [(name, one) for name, one in told if one.round.closed_at],
        "load": load_of_officers() if rights.can_manage_rounds(request.user) else (),
        "sees_mails": rights.can_see_mails(request.user),
    }
    return render(request, "rounds/region/rounds.html", context)


@login_required
def round_(request: HttpRequest, pk: int) -> HttpResponse:
    """One round; whoever manages rounds changes its dates here."""
    if not rights.can_see_rounds(request.user):
        raise PermissionDenied
    found = get_object_or_404(Round, pk=pk)
    manages = rights.can_manage_rounds(request.user)
    form = Dates(request.POST or None, initial=_dates(found))
    if request.method == "POST":
        if not manages:
            raise PermissionDenied
        if form.is_valid() and done(
            request,
            _("The dates are changed."),
            lambda: opening.change_dates(found, **form.cleaned_data, by=person(request)),
        ):
            return redirect("rounds:round", pk)
    [one] = progress([found])
    context = {
        "round": found,
        "name": round_name(found),
        "progress": one,
        "missing": [(r, *state_for_region(r, late=True)) for r in one.missing],
        "burden": burden(found),
        "form": form,
        "manages": manages,
    }
    return render(request, "rounds/region/round.html", context)


@login_required
@require_POST
def open_(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks every cluster."""
    found = _managed(request, pk)
    said = _("%(round)s is open: every cluster is asked.") % {"round": round_name(found)}
    done(request, said, lambda: opening.open_round(found, by=person(request)))
    return redirect("rounds:round", pk)


@login_required
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Nothing more can be sent."""
    found = _managed(request, pk)
    said = _("%(round)s is closed: drafts stay as they are.") % {"round": round_name(found)}
    done(request, said, lambda: opening.close_round(found, by=person(request)))
    return redirect("rounds:round", pk)


def _managed(request: HttpRequest, pk: int) -> Round:
    if not rights.can_manage_rounds(request.user):
        raise PermissionDenied
    return get_object_or_404(Round, pk=pk)


def _dates(found: Round) -> dict[str, object]:
    return {"opens": found.opens, "due": found.due, "closes": found.closes}
