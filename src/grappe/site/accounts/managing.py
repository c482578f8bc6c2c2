"""The page of people: who holds which role, inviting, naming, ending."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.site.accounts import inviting, rights
from grappe.site.accounts.asking import person
from grappe.site.accounts.door import second
from grappe.site.accounts.forms import LostFactor, Naming, SecondFactors
from grappe.site.accounts.inviting import invite, send_anew
from grappe.site.accounts.models import Invitation, NeedsSecondFactor, Role, User
from grappe.site.accounts.naming import name_role
from grappe.site.errors import Refused


@login_required
def people(request: HttpRequest) -> HttpResponse:
    """Lists roles and open invitations; whoever names people does so here."""
    if not rights.can_see_people(request.user):
        raise PermissionDenied
    names = rights.can_name_people(request.user)
    form = Naming(request.POST or None)
    if request.method == "POST":
        if not names:
            raise PermissionDenied
        if form.is_valid():
            _welcome(request, form)
            return redirect("accounts:people")
    return render(request, "accounts/people.html", {"form": form, "names": names, **_known()})


@login_required
@require_POST
def invite_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Sends a new link to somebody who was invited."""
    invitation = _invitation(request, pk)
    try:
        send_anew(invitation, by=person(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        sent = _("An invitation is on its way to %(email)s.") % {"email": invitation.email}
        messages.success(request, sent)
    return redirect("accounts:people")


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes an invitation back."""
    invitation = _invitation(request, pk)
    inviting.withdraw(invitation, by=person(request))
    told = _("The invitation to %(email)s opens nothing any more.") % {"email": invitation.email}
    messages.success(request, told)
    return redirect("accounts:people")


@login_required
def second_factors(request: HttpRequest) -> HttpResponse:
    """Which roles need a second factor: whoever names people decides."""
    _only_who_names(request)
    needed = list(NeedsSecondFactor.objects.values_list("kind", flat=True))
    sent = request.POST if request.method == "POST" else None
    form = SecondFactors(sent, initial={"kinds": needed})
    if request.method == "POST" and form.is_valid():
        second.require(form.cleaned_data["kinds"], by=person(request))
        messages.success(request, _("This holds from now on."))
        return redirect("accounts:second_factors")
    known = {"form": form, "needed": needed, "missing": second.missing_among(needed)}
    return render(request, "accounts/second_factors.html", known | {"lost": LostFactor()})


@login_required
@require_POST
def take_away_factor(request: HttpRequest) -> HttpResponse:
    """For somebody who lost their telephone: their second factor is taken away."""
    _only_who_names(request)
    form = LostFactor(request.POST)
    if form.is_valid():
        user = form.cleaned_data["person"]
        second.take_away(user, by=person(request))
        told = _("%(name)s can sign in without a second factor, and set up a new one.")
        messages.success(request, told % {"name": user})
    return redirect("accounts:second_factors")


def _only_who_names(request: HttpRequest) -> None:
    if not rights.can_name_people(request.user):
        raise PermissionDenied


def _invitation(request: HttpRequest, pk: int) -> Invitation:
    _only_who_names(request)
    return get_object_or_404(Invitation.objects.select_related("cluster"), pk=pk)


def _welcome(request: HttpRequest, form: Naming) -> None:
    """Gives the role to who is here, invites who is not."""
    assert isinstance(request.user, User)
    given = dict(form.cleaned_data)
    email = given.pop("email").lower()
    known = User.objects.filter(email=email).first()
    if known:
        name_role(known, by=request.user, **given)
        messages.success(request, _("%(name)s holds this role now.") % {"name": known})
    else:
        invite(email, by=request.user, **given)
        messages.success(request, _("An invitation is on its way to %(email)s.") % {"email": email})


def _known() -> dict[str, object]:
    reach = ("cluster", "domain")
    return {
        "roles": Role.objects.filter(ended_at=None)
        .select_related("user", *reach)
        .order_by("user__name", "kind"),
        "invitations": Invitation.objects.filter(
            accepted_at=None, withdrawn_at=None
        ).select_related(*reach),
    }
