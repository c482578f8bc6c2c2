"""What every page is told."""

from typing import Any

from django.http import HttpRequest

from grappe.site import clock
from grappe.site.accounts.reading import navigation


def everywhere(request: HttpRequest) -> dict[str, Any]:
    """The person, their navigation, today, and whether this is a demonstration."""
    user = getattr(request, "user", None)
    known = user is not None and user.is_authenticated
    return {
        "user": user,
        "person": user if known else None,
        "navigation": navigation(user, request.path) if known else (),
        "today": clock.today(),
        "demonstration": clock.demonstration_day(),
    }
