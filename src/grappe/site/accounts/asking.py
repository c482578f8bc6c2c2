"""What a view asks first: who is signed in, of which cluster, and whether they may."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Concatenate

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from grappe.site.accounts.models import User
from grappe.site.policy.models import Cluster

View = Callable[Concatenate[HttpRequest, Cluster, ...], HttpResponseBase]


def person(request: HttpRequest) -> User:
    """Who is signed in."""
    assert isinstance(request.user, User)
    return request.user


def concerns(request: HttpRequest, clusters: Iterable[str]) -> None:
    """Says whose data the page shows (codes of clusters), where its address doesn't."""
    request.concerned = tuple(clusters)  # type: ignore[attr-defined]


def of_cluster(
    may: Callable[[Any, Any], bool],
) -> Callable[[View], Callable[..., HttpResponseBase]]:
    """The view is given the cluster instead of its code, where `may` (of `rights`) allows it."""

    def decorate(view: View) -> Callable[..., HttpResponseBase]:
        @login_required
        @wraps(view)
        def found(request: HttpRequest, code: str, **rest: Any) -> HttpResponseBase:
            cluster = Cluster.objects.filter(code=code).first()
            if cluster is None or not may(request.user, cluster):
                raise PermissionDenied
            return view(request, cluster, **rest)

        return found

    return decorate
