"""Ending a role: what was theirs is listed, and who takes over is asked."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.site.accounts import handing_over, rights
from grappe.site.accounts.asking import person
from grappe.site.accounts.models import Role, User
from grappe.site.errors import Refused
from grappe.site.rounds.region.leaving import left_behind
from grappe.site.rounds.region.naming import round_name


class TakingOver(forms.Form):
    """Asked of whoever ends a role."""

    to = forms.ModelChoiceField(
        User.objects.none(),
        label=gettext_lazy("Who takes over?"),
        required=False,
        empty_label=gettext_lazy("Nobody for now"),
    )
    email = forms.EmailField(
        label=gettext_lazy("Or invite somebody new"),
        help_text=gettext_lazy("Their e-mail: they receive a link, with this role."),
        required=False,
    )


@login_required
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows what there is to hand over; sent, ends the role and hands it over."""
    if not rights.can_name_people(request.user):
        raise PermissionDenied
    known = Role.objects.select_related("user", "cluster", "domain")
    role = get_object_or_404(known, pk=pk, ended_at=None)
    form = TakingOver(request.POST if request.method == "POST" else None)
    could = handing_over.who_could(role)
    form.fields["to"].queryset = User.objects.filter(pk__in=[one.pk for one in could])  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid() and _handed_over(request, role, form):
        return redirect("accounts:people")
    clusters = handing_over.clusters_of(role)
    reports = left_behind(role, clusters) if rights.can_see_rounds(request.user) else None
    context = {
        "role": role,
        "form": form,
        "clusters": clusters,
        "goes_on": handing_over.who_goes_on(role),
        "reports": reports if reports is None else [(r, round_name(r.round)) for r in reports],
    }
    return render(request, "rounds/region/leaving.html", context)


def _handed_over(request: HttpRequest, role: Role, form: TakingOver) -> bool:
    given = form.cleaned_data
    try:
        handing_over.hand_over(
            role, by=person(request), to=given["to"], invited=given["email"] or ""
        )
    except Refused as refusal:
        form.add_error("email", str(refusal))
        return False
    messages.success(request, _("%(name)s no longer holds this role.") % {"name": role.user})
    return True
