"""What every page of a report begins with: finding it, and asking whether one may."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from grappe.site.accounts import rights
from grappe.site.accounts.asking import concerns, person
from grappe.site.rounds.models import Report

May = Callable[[Any, Any], bool]
View = Callable[Concatenate[HttpRequest, Report, ...], HttpResponse]


def of_report(may: May) -> Callable[[View], Callable[..., HttpResponse]]:
    """The view is given the report instead of its number, where `may` (of `rights`) allows it:
    first for any cluster at all, so that nobody learns which reports there are."""

    def decorate(view: View) -> Callable[..., HttpResponse]:
        @login_required
        @wraps(view)
        def found(request: HttpRequest, pk: int, **rest: Any) -> HttpResponse:
            if not may(request.user, None):
                raise PermissionDenied
            report = get_object_or_404(Report.objects.select_related("round", "cluster"), pk=pk)
            if not may(request.user, report.cluster):
                raise PermissionDenied
            concerns(request, [report.cluster.code])
            return view(request, report, **rest)

        return found

    return decorate


def acting(request: HttpRequest, report: Report) -> dict[str, Any]:
    """Who acts, and whether on the cluster's behalf: as every verb of a draft is told."""
    return {
        "by": person(request),
        "on_behalf": rights.writes_on_behalf(request.user, report.cluster),
    }
