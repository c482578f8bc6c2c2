"""What every page is told."""

from typing import Any

from django.http import HttpRequest

from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.accounts.reading import navigation


def everywhere(request: HttpRequest) -> dict[str, Any]:
    """The person, their navigation, today, and whether this is a demonstration."""
    user = getattr(request, "user", None)
    person = user if isinstance(user, User) else None
    return {
        "user": user,
        "person": person,
        "navigation": navigation(person, request.path) if person else (),
        "today": clock.today(),
        "demonstration": clock.demonstration_day(),
    }
