"""What views of figures ask first: who reads, and of which place."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from grappe.figures import Where, place_of
from grappe.site.accounts.rights import can_see_facts
from grappe.site.dashboards.remembering import remembered
from grappe.site.policy.reading import current

View = Callable[..., HttpResponseBase]


def for_readers(view: View) -> View:
    """Whoever may see open facts; the page itself decides the rest."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, **named: str) -> HttpResponseBase:
        if not can_see_facts(request.user):
            raise PermissionDenied
        return view(request, **named)

    return guarded


def shown_to_readers(view: Callable[..., HttpResponse]) -> View:
    """The same of a view that only reads figures: what it answers is computed once."""
    return for_readers(remembered(view))


def place(level: str, code: str) -> Where:
    where = place_of(current(), level, code)
    if where is None:
        raise Http404
    return where
