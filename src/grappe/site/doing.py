"""What a button does, and how its reader is told."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest

from grappe.site.errors import Refused


def done(request: HttpRequest, said: str, act: Callable[[], object]) -> bool:
    """Acts, and says so (nothing, where the page shows it), or why not."""
    try:
        act()
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return False
    if said:
        messages.success(request, said)
    return True
