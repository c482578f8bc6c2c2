"""Papers to take away: each is made when it is asked for, all portraits beside the server."""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from grappe.site.accounts.asking import concerns, person
from grappe.site.accounts.rights import can_take_paper, can_take_portraits
from grappe.site.dashboards import portraits as work
from grappe.site.dashboards.guarding import for_readers, place
from grappe.site.dashboards.papers import TYPES, taken
from grappe.site.dashboards.published import latest
from grappe.site.policy.models import Cluster
from grappe.site.speaking import language_of_reader


@for_readers
def paper(request: HttpRequest, level: str, place_code: str, kind: str) -> HttpResponse:
    """The portrait of a cluster or a domain, or the Region's report, as a file."""
    where = place(level, place_code)
    about = get_object_or_404(Cluster, code=where.code) if level == "cluster" else None
    if not can_take_paper(request.user, about):
        raise PermissionDenied
    published = latest(person(request))
    if published is None or kind not in TYPES:
        raise Http404
    file = taken(person(request), published, where, about, kind, "money" in request.GET)
    headers = {"Content-Disposition": f'attachment; filename="{file.name}"'}
    return HttpResponse(file.content, content_type=TYPES[kind], headers=headers)


@for_readers
def portraits(request: HttpRequest) -> HttpResponse:
    """The portraits of own clusters, or of all, as one file: asked for, under way, or there."""
    _allowed(request)
    published = latest(person(request))
    found = work.progress(person(request), language_of_reader())
    about = {"publication": published and published.publication, "progress": found}
    return render(request, "dashboards/portraits.html", about)


@require_POST
@for_readers
def prepare_portraits(request: HttpRequest) -> HttpResponse:
    _allowed(request)
    work.prepare(person(request), language_of_reader())
    return redirect("dashboards:portraits")


@for_readers
def portraits_file(request: HttpRequest) -> FileResponse:
    """The file of the last run."""
    _allowed(request)
    found = work.progress(person(request), language_of_reader())
    if found.file is None:
        raise Http404
    concerns(request, work.own_codes(person(request)))
    return FileResponse(found.file.open("rb"), as_attachment=True, filename=work.FILE)


def _allowed(request: HttpRequest) -> None:
    if not can_take_portraits(request.user):
        raise PermissionDenied
