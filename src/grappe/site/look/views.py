"""The page that shows each component once, and the statement on accessibility."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from grappe.site.errors import say
from grappe.site.look.examples import examples
from grappe.site.look.rgaa import assessment

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


def accessibility(request: HttpRequest) -> HttpResponse:
    """The statement that French law asks for (decree 2019-768, RGAA 4.1), as things stand."""
    from grappe.site.policy.reading import current

    assessed = assessment()
    about = {
        "assessed": assessed,
        **assessed.counts,
        "body": say(current().region_name),
        "address": settings.ADDRESS,
        "contact": settings.CONTACT,
    }
    return render(request, "look/accessibility.html", about)
