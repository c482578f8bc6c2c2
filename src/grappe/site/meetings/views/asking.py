"""What pages of the working group begin with: whether one may, and how a refusal is told."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from grappe.site.accounts.rights import Person
from grappe.site.errors import Refused

View = Callable[..., HttpResponse]


def for_whom(may: Callable[[Person], bool]) -> Callable[[View], View]:
    """The view, where `may` (of `rights`) allows it."""

    def decorate(view: View) -> View:
        @login_required
        @wraps(view)
        def asked(request: HttpRequest, **rest: Any) -> HttpResponse:
            if not may(request.user):
                raise PermissionDenied
            return view(request, **rest)

        return asked

    return decorate


def kept(form: forms.Form, act: Callable[[], object]) -> bool:
    """Acts where the form is right; a refusal is said at its field, or over the form."""
    if not form.is_valid():
        return False
    try:
        act()
    except Refused as refusal:
        form.add_error(refusal.code if refusal.code in form.fields else None, str(refusal))
        return False
    return True
