"""Publications: what was frozen, when, from which reports, and whether it is still the same."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.publication import Publication, taken
from grappe.site.accounts import rights
from grappe.site.errors import Refused
from grappe.site.organisations.who.reading import decided_since
from grappe.site.policy.models import Cluster
from grappe.site.rounds import publishing
from grappe.site.rounds.region.holding import holds, to_be_published
from grappe.site.rounds.views.asking import person


@login_required
def publications(request: HttpRequest) -> HttpResponse:
    """All of them, the latest first; whoever may publish does so here."""
    if not rights.can_see_facts(request.user):
        raise PermissionDenied
    made = publishing.publications()[::-1]
    may_publish = rights.can_publish(request.user)
    context = {
        "publications": [(one, holds(one)) for one in made],
        "may_publish": may_publish,
        "fresh": to_be_published(made[0] if made else None) if may_publish else 0,
        "decided": decided_since(made[0].made_at) if made and may_publish else 0,
    }
    return render(request, "rounds/region/publications.html", context)


@login_required
@require_POST
def publish(request: HttpRequest) -> HttpResponse:
    """Freezes what was accepted up to now."""
    if not rights.can_publish(request.user):
        raise PermissionDenied
    try:
        made = publishing.publish_accepted(by=person(request))
    except publishing.NothingNew as nothing:
        messages.info(request, str(nothing))
        return redirect("rounds:publication", nothing.last.code)
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect("rounds:publications")
    messages.success(request, _("Publication %(code)s is made.") % {"code": made.code})
    return redirect("rounds:publication", made.code)


@login_required
def publication(request: HttpRequest, code: str) -> HttpResponse:
    """What it holds. Which cluster reported is for who sees rounds."""
    if not rights.can_see_facts(request.user):
        raise PermissionDenied
    found = _found(code)
    names = dict(Cluster.objects.values_list("code", "name"))
    context = {
        "publication": found,
        "holds": holds(found),
        "damaged": found.verify(),
        "reports": _reports(found, names) if rights.can_see_rounds(request.user) else (),
        "may_take": rights.can_take_tables(request.user),
    }
    return render(request, "rounds/region/publication.html", context)


@login_required
def table(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """A whole table, as Parquet, without any company's own accounts."""
    if not rights.can_take_tables(request.user):
        raise PermissionDenied
    found = _found(code)
    if name not in found.tables:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{code}-{name}.parquet"'}
    content = taken(found, name)
    return HttpResponse(content, content_type="application/vnd.apache.parquet", headers=headers)


def _found(code: str) -> Publication:
    for one in publishing.publications():
        if one.code == code:
            return one
    raise Http404


def _reports(found: Publication, names: dict[str, str]) -> list[dict[str, object]]:
    """Alphabetical inside each round."""
    told = [
        {**one, "name": names.get(one["cluster"], one["cluster"])}
        for one in found.manifest["reports"]
    ]
    return sorted(told, key=lambda one: (one["questionnaire"], -one["year"], one["name"]))
