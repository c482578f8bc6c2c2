"""The page of people: who holds which role, inviting, naming, ending."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.site import clock
from grappe.site.accounts import rights
from grappe.site.accounts.forms import Naming
from grappe.site.accounts.inviting import invite
from grappe.site.accounts.models import Invitation, Role, User
from grappe.site.accounts.naming import end_role, name_role


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
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Ends a role."""
    if not rights.can_name_people(request.user):
        raise PermissionDenied
    role = get_object_or_404(Role.objects.select_related("user", "cluster", "domain"), pk=pk)
    assert isinstance(request.user, User)
    end_role(role, by=request.user)
    messages.success(request, _("%(name)s no longer holds this role.") % {"name": role.user})
    return redirect("accounts:people")


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
            accepted_at=None, expires_at__gte=clock.now()
        ).select_related(*reach),
    }
