"""Which clusters work on which theme, and saying so."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from grappe.site import clock
from grappe.site.accounts import rights
from grappe.site.accounts.asking import person
from grappe.site.policy.models import Cluster
from grappe.site.policy.reading import current
from grappe.site.policy.theming import say_themes
from grappe.site.rounds.region.themes import clusters_with_themes


@login_required
def themes(request: HttpRequest) -> HttpResponse:
    """For everybody to read; officers tick those of their clusters."""
    if not rights.can_see_themes(request.user):
        raise PermissionDenied
    user = person(request)
    mine = {c.pk for c in Cluster.objects.all() if rights.can_say_themes(user, c)}
    if request.method == "POST":
        if not rights.can_say_themes(user):
            raise PermissionDenied
        changed = sum(_said(request, one) for one in Cluster.objects.filter(pk__in=mine))
        words = _("Kept: the next publication will hold it.") if changed else _("Nothing changed.")
        messages.success(request, words)
        return redirect("rounds:themes")
    context = {"themes": current().themes, "domains": clusters_with_themes(mine), "says": mine}
    return render(request, "rounds/region/themes.html", context)


def _said(request: HttpRequest, cluster: Cluster) -> int:
    """What this person ticked or took away; what others did meanwhile stays."""
    ticked = set(request.POST.getlist(cluster.code))
    before = set(request.POST.getlist(f"{cluster.code}-before"))
    changes = {"add": ticked - before, "take_back": before - ticked}
    return say_themes(cluster, **changes, by=person(request), on=clock.today())
