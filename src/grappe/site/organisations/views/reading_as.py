"""What every page begins with: who looks, whose lines, and whether they may."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from grappe.site.accounts import rights
from grappe.site.accounts.asking import person
from grappe.site.accounts.models import User
from grappe.site.organisations.who.reader import Reader
from grappe.site.policy.models import Cluster

View = Callable[Concatenate[HttpRequest, Reader, ...], HttpResponse]


def of_reader(view: View) -> Callable[..., HttpResponse]:
    """The view is given who reads. Without a cluster's code the page is the database manager's;
    with one it is for who may see that cluster's lines."""

    @login_required
    @wraps(view)
    def found(request: HttpRequest, code: str = "", **rest: Any) -> HttpResponse:
        user = person(request)
        return view(request, _of_cluster(user, code) if code else _of_region(user), **rest)

    return found


def _of_region(user: User) -> Reader:
    if not rights.can_keep_register(user):
        raise PermissionDenied
    return Reader(user)


def _of_cluster(user: User, code: str) -> Reader:
    """Asks first for any cluster at all, so that nobody learns which clusters there are."""
    if not rights.can_see_who(user):
        raise PermissionDenied
    cluster = get_object_or_404(Cluster, code=code)
    if not rights.can_see_who(user, cluster):
        raise PermissionDenied
    return Reader(user, cluster)


def deciding_only(reader: Reader) -> None:
    """Raises PermissionDenied for who may only look."""
    if not reader.may_decide:
        raise PermissionDenied
