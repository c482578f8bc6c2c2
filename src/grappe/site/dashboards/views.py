"""Pages of figures: each asks for what is published, as its reader may see it, and renders."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from grappe.site.accounts.reading import clusters_of
from grappe.site.accounts.rights import (
    can_put_money_on_paper,
    can_see_cluster,
    can_see_figure,
    can_see_released,
    can_take_portraits,
)
from grappe.site.dashboards import downloads, pages
from grappe.site.dashboards.guarding import for_readers, person, place
from grappe.site.dashboards.published import latest
from grappe.site.dashboards.region import of_region
from grappe.site.dashboards.tables import rows_of_departments, rows_of_table
from grappe.site.policy.models import Cluster
from grappe.site.policy.reading import current
from grappe.site.replies.reading import not_public_until

_PAPERS = {"money": False, "portraits": False}
"""What may be taken away beside a place's papers, where nothing more is said."""


@for_readers
def own(request: HttpRequest) -> HttpResponse:
    """My cluster's figures against its own past; who has several chooses."""
    user = person(request)
    codes = user.standing.manages | user.standing.contributes
    mine = [cluster for cluster in clusters_of(user) if cluster.code in codes]
    if not mine:
        raise PermissionDenied
    asked = request.GET.get("cluster")
    chosen = next((cluster for cluster in mine if cluster.code == asked), mine[0])
    return _cluster(request, chosen, mine if len(mine) > 1 else [])


@for_readers
def cluster(request: HttpRequest, code: str) -> HttpResponse:
    """A cluster's figures for those who look after it."""
    found = get_object_or_404(Cluster, code=code)
    if not can_see_cluster(request.user, found):
        raise PermissionDenied
    return _cluster(request, found, [])


def _cluster(request: HttpRequest, chosen: Cluster, among: list[Cluster]) -> HttpResponse:
    user = person(request)
    about = {
        "all_seen": can_see_figure(user, "protected", chosen),
        "place_name": chosen.name,
        "released_at": chosen.code if can_see_released(user, chosen) else "",
        "money": can_put_money_on_paper(user, chosen),
    }
    pills = [(one.name, None, f"?cluster={one.code}", one == chosen) for one in among]
    where = place("cluster", chosen.code)
    return _page(request, "cluster", pages.of_place, where, pills=pills, **about)


@for_readers
def region(request: HttpRequest) -> HttpResponse:
    """The Region at a glance."""
    return _page(request, "region", of_region, portraits=can_take_portraits(request.user))


@for_readers
def domain(request: HttpRequest, code: str) -> HttpResponse:
    """A domain's figures; what would show a single cluster is hidden, and why is said."""
    where = place("domain", code)
    return _page(request, "domain", pages.of_place, where, place_name=where.said)


@for_readers
def indicator(request: HttpRequest, code: str) -> HttpResponse:
    """What a figure means, how it is computed, and its years for the Region."""
    return _page(request, "indicator", pages.of_indicator, code)


@for_readers
def table(request: HttpRequest, level: str, place_code: str, code: str, kind: str) -> HttpResponse:
    """An indicator of a place as a table to take away."""
    where = place(level, place_code)
    found = get_object_or_404(Cluster, code=where.code) if level == "cluster" else None
    if found and not can_see_cluster(request.user, found):
        raise PermissionDenied
    rows = rows_of_table(person(request), where, code)
    if rows is None:
        raise Http404
    return downloads.answer(rows, f"{code}-{where.code}", kind)


@for_readers
def departments(request: HttpRequest, kind: str) -> HttpResponse:
    """Members by department as a table to take away."""
    rows = rows_of_departments(person(request))
    if rows is None:
        raise Http404
    return downloads.answer(rows, "departments", kind)


def _page(
    request: HttpRequest, name: str, tell: Callable[..., Any], *about: Any, **more: Any
) -> HttpResponse:
    published = latest(person(request))
    if published is None:
        return render(request, "dashboards/nothing_yet.html", pages.nothing_yet(current()))
    context = tell(person(request), published, *about)
    if context is None:
        raise Http404
    until = not_public_until(published.publication.code)
    told = {**_PAPERS, **context, **more, "with_the_clusters": until}
    return render(request, f"dashboards/{name}.html", told)
