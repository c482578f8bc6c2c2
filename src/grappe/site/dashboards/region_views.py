"""Who works with whom, where members are, how a place went over the years, a cluster before a
meeting."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from grappe.figures import as_file, network
from grappe.site.accounts.asking import person
from grappe.site.accounts.rights import can_review
from grappe.site.dashboards import downloads
from grappe.site.dashboards.guarding import for_readers, place, shown_to_readers
from grappe.site.dashboards.links import LEVELS, of_links, shared
from grappe.site.dashboards.meeting import of_meeting
from grappe.site.dashboards.over_time import of_years
from grappe.site.dashboards.pictures import KINDS, source_said
from grappe.site.dashboards.published import latest
from grappe.site.dashboards.shared import rows_of_links
from grappe.site.dashboards.values import clusters_said
from grappe.site.dashboards.views import page
from grappe.site.dashboards.where import chosen, of_map, picture_of_map, places_for, rows_of_map
from grappe.site.policy.models import Cluster


@for_readers
def meeting(request: HttpRequest, code: str) -> HttpResponse:
    """A cluster on two pages, for its officer or the head of unit who is about to meet it."""
    cluster = get_object_or_404(Cluster, code=code)
    if not can_review(request.user, cluster):
        raise PermissionDenied
    where = place("cluster", code)
    return page(request, "meeting", of_meeting, where, cluster, place_name=cluster.name)


@shown_to_readers
def over_time(request: HttpRequest) -> HttpResponse:
    """How a place went over the years."""
    return page(request, "over_time", of_years, request.GET)


@shown_to_readers
def links(request: HttpRequest) -> HttpResponse:
    """Members shared between domains, and between clusters for whom it concerns; what domains lead
    together."""
    return page(request, "links", of_links, request.GET)


@shown_to_readers
def links_file(request: HttpRequest, level: str, kind: str) -> HttpResponse:
    """The same as a table or a picture to take away."""
    user = person(request)
    published = latest(user)
    if published is None or level not in LEVELS:
        raise Http404
    found = shared(user, published, level, request.GET)
    if found is None:
        raise Http404
    of_theme = f"{found.theme.code}-" if found.theme else ""
    name = f"links-{of_theme}{found.anchor}-{found.links.year}"
    if kind not in KINDS:
        rows = rows_of_links(found, published.publication.code)
        return downloads.answer(rows, name, kind)
    source = source_said(published, found.behind)
    drawn = network(found.links, found.said, found.title, chosen=found.chosen, source=source)
    return downloads.file_of(as_file(drawn, kind), f"{name}.{kind}", KINDS[kind])


@shown_to_readers
def map_(request: HttpRequest) -> HttpResponse:
    """Where members are, of a place and a year."""
    return page(request, "where", of_map, request.GET)


@shown_to_readers
def map_file(request: HttpRequest, what: str, kind: str) -> HttpResponse:
    """The map as a picture, its departments or its communes as a table, to take away."""
    user = person(request)
    published = latest(user)
    if published is None or what not in _WHAT:
        raise Http404
    where, found = chosen(places_for(user, published), published, request.GET)
    if found is None:
        raise Http404
    name = f"{what}-{where.code}-{found.year}"
    if what != "map":
        return downloads.answer(rows_of_map(published, found, what), name, kind)
    source = source_said(published, clusters_said(found.clusters, where.clusters))
    drawn = picture_of_map(published, found, where, source)
    if drawn is None or kind not in KINDS:
        raise Http404
    return downloads.file_of(as_file(drawn, kind), f"{name}.{kind}", KINDS[kind])


_WHAT = ("map", "departments", "communes")
