"""The page that shows each component once."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from grappe.site.look.examples import examples

THEMES = ("light", "dark")
OUTSIDE_THE_HOUSE = {"public", "manager", "contributor", "elected"}


@login_required
def style(request: HttpRequest) -> HttpResponse:
    """Each component once, in the reader's language; `?theme=` shows the other palette."""
    from grappe.site.accounts.rights import positions

    if not positions(request.user) - OUTSIDE_THE_HOUSE:
        raise PermissionDenied
    wanted = request.GET.get("theme", "")
    theme = wanted if wanted in THEMES else ""
    return render(request, "look/style.html", {**examples(), "theme": theme})
