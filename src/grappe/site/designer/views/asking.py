"""What every page of a draft begins with: finding it, and asking whether one may."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from grappe.site.designer.models import Draft

View = Callable[Concatenate[HttpRequest, Draft, ...], HttpResponse]


def of_draft(may: Callable[[Any], bool]) -> Callable[[View], Callable[..., HttpResponse]]:
    """The view is given the draft instead of its number, where `may` (of `rights`) allows it."""

    def decorate(view: View) -> Callable[..., HttpResponse]:
        @login_required
        @wraps(view)
        def found(request: HttpRequest, pk: int, **rest: Any) -> HttpResponse:
            if not may(request.user):
                raise PermissionDenied
            return view(request, get_object_or_404(Draft, pk=pk), **rest)

        return found

    return decorate
