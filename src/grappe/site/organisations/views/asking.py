"""What every page of an organisation begins with: finding it, and asking whether one may."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, Concatenate

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import is_aware

from grappe.site.accounts import rights
from grappe.site.errors import Refused
from grappe.site.organisations.models import Organisation

View = Callable[Concatenate[HttpRequest, ...], HttpResponse]


def for_whom(may: Callable[[Any], bool]) -> Callable[[View], View]:
    """The view, for whom a question of `rights` allows it."""

    def decorate(view: View) -> View:
        @login_required
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
            if not may(request.user):
                raise PermissionDenied
            return view(request, *args, **named)

        return guarded

    return decorate


def of_organisation(
    view: Callable[Concatenate[HttpRequest, Organisation, ...], HttpResponse],
) -> Callable[..., HttpResponse]:
    """The view is given the organisation instead of its number, for who keeps the register."""

    @for_whom(rights.can_keep_register)
    @wraps(view)
    def found(request: HttpRequest, pk: int, **named: Any) -> HttpResponse:
        return view(request, get_object_or_404(Organisation, pk=pk), **named)

    return found


def act(request: HttpRequest, done: str, verb: Callable[[], object]) -> object | None:
    """Calls a verb and says that it is done, or why not; what it gave, None where it refused."""
    try:
        made = verb()
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return None
    messages.success(request, done)
    return made


def moment_in(text: str | None) -> datetime | None:
    """A moment with its time zone that a form carries; None for anything else."""
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return moment if is_aware(moment) else None


def words_in(text: str | None) -> str:
    """What somebody typed, without signs that nobody can read or a table keep."""
    return "".join(one for one in text or "" if one.isprintable() or one in "\r\n").strip()[:_MOST]


_MOST = 2000
