"""Open data: for everybody, signed in or not; releasing is for officers, a portrait's sections for
its cluster."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from grappe.releases import catalog
from grappe.releases.package import PACKAGE
from grappe.site.accounts import rights
from grappe.site.accounts.asking import of_cluster, person
from grappe.site.dashboards.published import latest
from grappe.site.dashboards.told import released
from grappe.site.errors import Refused
from grappe.site.policy.models import Cluster
from grappe.site.policy.reading import current
from grappe.site.releases import reading
from grappe.site.releases.portraits import let_go, parts_of_portrait
from grappe.site.releases.releasing import release

_NEVER_CHANGES = "public, max-age=31536000, immutable"


@require_GET
def open_data(request: HttpRequest) -> HttpResponse:
    """Every release, the latest first, and where to harvest them."""
    may_release = rights.can_release(request.user)
    under_way = reading.under_way() if may_release else []
    context = {
        "region": current().region_name,
        "releases": released()[::-1],
        "under_way": under_way,
        "at_work": not all(given_up for _code, given_up in under_way),
        "to_release": reading.to_release() if may_release else (),
    }
    return render(request, "releases/open_data.html", context)


@require_GET
def one(request: HttpRequest, code: str) -> HttpResponse:
    """A release: its files, each with what it is."""
    found = reading.named(code)
    if found is None:
        raise Http404
    context = {"release": found, "tables": reading.tables_of(found), "dictionary": PACKAGE}
    return render(request, "releases/release.html", context)


@require_GET
def file(request: HttpRequest, code: str, path: str) -> HttpResponse | FileResponse:
    """A file of a release, which never changes; nothing else of its folder."""
    found = reading.named(code)
    if found is None or path not in reading.paths_of(found):
        raise Http404
    name = f"{code}-{path.replace('/', '-')}"
    answer = FileResponse((found.folder / path).open("rb"), as_attachment=True, filename=name)
    answer["Content-Type"] = reading.media_of(found, path)
    answer["Cache-Control"] = _NEVER_CHANGES
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


@require_GET
def whole_catalog(request: HttpRequest) -> HttpResponse:
    """Every release as DCAT-AP, for portals to harvest."""
    address = f"{settings.ADDRESS}{reverse('releases:catalog')}"
    told = catalog(address, current().region_name, reading.datasets())
    options = {"ensure_ascii": False}
    return JsonResponse(told, content_type="application/ld+json", json_dumps_params=options)


@login_required
@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Releases a public publication."""
    if not rights.can_release(request.user):
        raise PermissionDenied
    try:
        made = release(request.POST.get("publication", ""), by=person(request))
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        words = _("Release %(code)s is being made: it stands here in a moment.")
        messages.success(request, words % {"code": made})
    return redirect("releases:open_data")


@of_cluster(rights.can_see_released)
def portrait(request: HttpRequest, cluster: Cluster) -> HttpResponse:
    """What of its portrait a cluster releases; its manager ticks it."""
    may_release = rights.can_release_portrait(request.user, cluster)
    published = latest(person(request))
    parts = parts_of_portrait(published, cluster) if published else []
    if request.method == "POST":
        if not may_release:
            raise PermissionDenied
        asked, known = request.POST.getlist("sections"), [one.code for one in parts]
        new, gone = let_go(cluster, asked, known, by=person(request))
        messages.success(request, _said(new, gone))
        return redirect("releases:portrait", cluster.code)
    context = {"cluster": cluster, "parts": parts, "may_release": may_release}
    return render(request, "releases/portrait.html", context)


def _said(new: list[str], gone: list[str]) -> str:
    if not new and not gone:
        return _("Nothing has changed.")
    if not gone:
        return _("Released from the next open data on.")
    if not new:
        return _("Withdrawn: the next open data will not hold it.")
    return _("Kept: the next open data will hold what is ticked.")
