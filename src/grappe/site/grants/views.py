"""Grants to read and to take away: the Region's officers and head of unit, a cluster's manager."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from grappe.site.accounts import rights
from grappe.site.accounts.asking import person
from grappe.site.accounts.models import User
from grappe.site.dashboards.downloads import CSV, answer, csv_of, file_of
from grappe.site.errors import Refused
from grappe.site.grants import reading
from grappe.site.grants.models import Grant
from grappe.site.grants.national import rows_of, without_number
from grappe.site.speaking import language_of_reader


@login_required
@require_GET
def grants(request: HttpRequest) -> HttpResponse:
    """Those of a year, by cluster's name; the latest year where none is named."""
    user = _reader(request)
    every = reading.grants_of(reading.seen_by(user))
    years = reading.years_of(every)
    year = _year(request, years)
    told = [one for one in every if one.year == year]
    kept = reading.kept_by(user)
    context = {
        "year": year,
        "pills": [(str(one), None, f"?year={one}", one == year) for one in years],
        "kept": {one.pk for one in kept.values()},
        "clusters": len({one.cluster_id for one in told}),
        "total": sum(one.amount for one in told),
        "paid": reading.paid(told),
        "whole": len(kept) > 0 and rights.can_take_tables(user),
        "keeps": bool(kept),
        "unnamed": without_number(every),
        "deeds": reading.deeds_for(kept) if kept else (),
    }
    return render(request, "grants/grants.html", context)


@login_required
@require_GET
def table(request: HttpRequest, kind: str) -> HttpResponse:
    """As a file that can be changed and brought in again."""
    rows = reading.table_of(_asked_for(request), language_of_reader())
    return answer(rows, "grants", kind)


@login_required
@require_GET
def national(request: HttpRequest) -> HttpResponse:
    """In the national schema for open data, for whoever enters them."""
    user = _reader(request)
    if not rights.can_keep_grants(user):
        raise PermissionDenied
    try:
        rows = rows_of(_asked_for(request))
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect("grants:grants")
    return file_of(csv_of(rows, "utf-8"), "subventions-scdl-2.1.csv", CSV)


def _asked_for(request: HttpRequest) -> list[Grant]:
    """Of the year in the address, or of all years."""
    year = request.GET.get("year", "")
    clusters = reading.seen_by(_reader(request))
    return reading.grants_of(clusters, int(year) if year.isdecimal() else None)


def _reader(request: HttpRequest) -> User:
    if not rights.can_see_grants(request.user):
        raise PermissionDenied
    return person(request)


def _year(request: HttpRequest, years: list[int]) -> int | None:
    asked = request.GET.get("year", "")
    named = [one for one in years if str(one) == asked]
    return next(iter(named or years), None)
