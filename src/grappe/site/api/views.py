"""The page of keys: which tools read, giving a key, taking it back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from grappe.site.accounts.asking import person
from grappe.site.accounts.models import User
from grappe.site.accounts.rights import can_keep_tools
from grappe.site.api import keys
from grappe.site.api.models import Key
from grappe.site.errors import Refused


@login_required
@never_cache
def tools(request: HttpRequest) -> HttpResponse:
    """Lists keys; one just given is shown here, once."""
    keeper = _keeper(request)
    given, refusal = None, ""
    if request.method == "POST":
        try:
            given = keys.give(request.POST.get("tool", ""), request.POST.get("role", ""), by=keeper)
        except Refused as refused:
            refusal = str(refused)
    may_give = keys.roles_to_give(keeper)
    context = {
        "keys": Key.objects.filter(taken_back_at=None).select_related("made_by"),
        "roles": [(code, label) for code, label in Key.Role.choices if code in may_give],
        "given": given,
        "refusal": refusal,
        "typed": request.POST.get("tool", "") if refusal else "",
    }
    return render(request, "api/tools.html", context)


@login_required
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    keeper = _keeper(request)
    key = get_object_or_404(Key, pk=pk)
    keys.take_back(key, by=keeper)
    messages.success(request, _("%(tool)s reads nothing more by this key.") % {"tool": key})
    return redirect("tools:tools")


def _keeper(request: HttpRequest) -> User:
    if not can_keep_tools(request.user):
        raise PermissionDenied
    return person(request)
