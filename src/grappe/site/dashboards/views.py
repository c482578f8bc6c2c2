"""Pages of figures: each asks for what is published, as its reader may see it, and renders."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render

from grappe.figures import Where
from grappe.site.accounts.asking import person
from grappe.site.accounts.reading import clusters_of
from grappe.site.accounts.rights import (
    can_put_money_on_paper,
    can_review,
    can_see_cluster,
    can_see_figure,
    can_see_label,
    can_see_looks,
    can_see_released,
    can_take_portraits,
    can_take_tables,
)
from grappe.site.dashboards import downloads, pages
from grappe.site.dashboards.engine import engine_name
from grappe.site.dashboards.explore import explored
from grappe.site.dashboards.exploring import narrowed
from grappe.site.dashboards.guarding import place, shown_to_readers
from grappe.site.dashboards.meanings import of_indicator, of_indicators
from grappe.site.dashboards.pictures import (
    KINDS,
    picture_of,
    picture_of_staying,
    picture_to_point_at,
)
from grappe.site.dashboards.published import latest
from grappe.site.dashboards.region import of_region
from grappe.site.dashboards.staying import rows_of_staying, staying
from grappe.site.dashboards.tables import rows_explored, rows_of_table
from grappe.site.policy.models import Cluster
from grappe.site.policy.reading import current
from grappe.site.replies.reading import not_public_until

_PAPERS = {"money": False, "portraits": False}
"""What may be taken away beside a place's papers, where nothing more is said."""


@shown_to_readers
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


@shown_to_readers
def cluster(request: HttpRequest, code: str) -> HttpResponse:
    """A cluster's figures for those who look after it."""
    found = get_object_or_404(Cluster, code=code)
    if not can_see_cluster(request.user, found):
        raise PermissionDenied
    return _cluster(request, found, [])


def _cluster(request: HttpRequest, chosen: Cluster, among: list[Cluster]) -> HttpResponse:
    user = person(request)
    meets = can_review(user, chosen)
    about = {
        "meets": meets,
        "money": can_put_money_on_paper(user, chosen),
        "all_seen": can_see_figure(user, "protected", chosen),
        "place_name": chosen.name,
        "label_at": chosen.code if current().criteria and can_see_label(user, chosen) else "",
        "looks_at": chosen.code if can_see_looks(user, chosen) else "",
        "released_at": chosen.code if can_see_released(user, chosen) else "",
    }
    pills = [(one.name, None, f"?cluster={one.code}", one == chosen) for one in among]
    where = place("cluster", chosen.code)
    return page(request, "cluster", pages.of_place, where, pills=pills, **about)


@shown_to_readers
def region(request: HttpRequest) -> HttpResponse:
    """The Region at a glance."""
    about = {
        "portraits": can_take_portraits(request.user),
        "every_portrait": can_take_tables(request.user),
    }
    return page(request, "region", of_region, **about)


@shown_to_readers
def domain(request: HttpRequest, code: str) -> HttpResponse:
    """A domain's figures; what would show a single cluster is hidden, and why is said."""
    where = place("domain", code)
    return page(request, "domain", pages.of_place, where, place_name=where.said)


@shown_to_readers
def indicator(request: HttpRequest, code: str) -> HttpResponse:
    """What a figure means, how it is computed, and its years for the Region."""
    return page(request, "indicator", of_indicator, code)


@shown_to_readers
def indicators(request: HttpRequest) -> HttpResponse:
    """All figures and what they mean."""
    return page(request, "indicators", of_indicators)


@shown_to_readers
def explore(request: HttpRequest) -> HttpResponse:
    """A chart of what the address asks for, place by place."""
    return page(request, "explore", explored, request.GET)


@shown_to_readers
def explore_table(request: HttpRequest, kind: str) -> HttpResponse:
    """What is explored as one table to take away."""
    rows = rows_explored(person(request), request.GET)
    if rows is None:
        raise Http404
    return downloads.answer(rows, "explore", kind)


@shown_to_readers
def table(request: HttpRequest, level: str, place_code: str, code: str, kind: str) -> HttpResponse:
    """An indicator of a place to take away: its table, its chart, or what a browser draws it
    from."""
    where, only = place(level, place_code), narrowed(request.GET)
    _refuse_others(request, where)
    if kind == "json":
        chart = picture_to_point_at(person(request), where, code, only)
        if chart is None:
            raise Http404
        return JsonResponse(chart)
    if kind in KINDS:
        drawn = picture_of(person(request), where, code, only, kind)
        return _file(drawn, f"{code}-{where.code}.{kind}", KINDS[kind])
    rows = rows_of_table(person(request), where, code, only)
    if rows is None:
        raise Http404
    return downloads.answer(rows, f"{code}-{where.code}", kind)


@shown_to_readers
def staying_table(request: HttpRequest, level: str, place_code: str, kind: str) -> HttpResponse:
    """Cohorts of members to take away: their table, or their chart."""
    where, published = place(level, place_code), latest(person(request))
    _refuse_others(request, where)
    found = staying(published, where) if published else None
    if published is None or found is None:
        raise Http404
    name, code = f"staying-{where.code}", published.publication.code
    if kind in KINDS:
        return _file(picture_of_staying(published, found, kind), f"{name}.{kind}", KINDS[kind])
    return downloads.answer(rows_of_staying(found, code), name, kind)


def _refuse_others(request: HttpRequest, where: Where) -> None:
    """A cluster's own is for those who may see the cluster."""
    if where.level != "cluster":
        return
    if not can_see_cluster(request.user, get_object_or_404(Cluster, code=where.code)):
        raise PermissionDenied


def page(
    request: HttpRequest, name: str, tell: Callable[..., Any], *about: Any, **more: Any
) -> HttpResponse:
    published = latest(person(request))
    if published is None:
        return render(request, "dashboards/nothing_yet.html", pages.nothing_yet(current()))
    context = tell(person(request), published, *about)
    if context is None:
        raise Http404
    until = not_public_until(published.publication.code)
    told = {**_PAPERS, **context, **more, "with_the_clusters": until, "engine": engine_name()}
    return render(request, f"dashboards/{name}.html", told)


def _file(content: bytes | None, name: str, told: str) -> HttpResponse:
    if content is None:
        raise Http404
    return downloads.file_of(content, name, told)
