"""Publications: what was frozen, when, from which reports, and whether it is still the same."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.publication import Publication, taken
from grappe.questions import Period
from grappe.site.accounts import rights
from grappe.site.accounts.asking import concerns, person
from grappe.site.errors import Refused, say
from grappe.site.organisations.who.reading import decided_since
from grappe.site.policy.models import Cluster
from grappe.site.replies.models import Passage
from grappe.site.replies.passing import why_not_yet
from grappe.site.replies.reading import passage_of
from grappe.site.rounds import publishing
from grappe.site.rounds.region.holding import holds, to_be_published
from grappe.site.rounds.region.replies import agreed_words, replies, stands
from grappe.site.rounds.region.waiting import scope


@login_required
def publications(request: HttpRequest) -> HttpResponse:
    """All of them, the latest first; whoever may publish does so here."""
    if not rights.can_see_facts(request.user):
        raise PermissionDenied
    made = publishing.visible_to(request.user)[::-1]
    stand = {one.publication: stands(one) for one in Passage.objects.all()}
    may_publish = rights.can_publish(request.user)
    context = {
        "publications": [(one, holds(one), *stand.get(one.code, ("", ""))) for one in made],
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
    messages.success(
        request,
        _("Publication %(code)s is made. Its clusters see their figures first.")
        % {"code": made.code},
    )
    return redirect("rounds:publication", made.code)


@login_required
def publication(request: HttpRequest, code: str) -> HttpResponse:
    """What it holds. Which cluster reported is for who sees rounds."""
    if not rights.can_see_facts(request.user):
        raise PermissionDenied
    found = _found(request, code)
    names = dict(Cluster.objects.values_list("code", "name"))
    context = {
        "publication": found,
        "holds": holds(found),
        "damaged": found.verify(),
        "reports": _reports(found, names) if rights.can_see_rounds(request.user) else (),
        "may_take": rights.can_take_tables(request.user),
        **_replies(request, code),
    }
    return render(request, "rounds/region/publication.html", context)


@login_required
def table(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """A whole table, as Parquet, without any company's own accounts."""
    if not rights.can_take_tables(request.user):
        raise PermissionDenied
    found = _found(request, code)
    if name not in found.tables:
        raise Http404
    concerns(request, {report["cluster"] for report in found.manifest["reports"]})
    headers = {"Content-Disposition": f'attachment; filename="{code}-{name}.parquet"'}
    content = taken(found, name)
    return HttpResponse(content, content_type="application/vnd.apache.parquet", headers=headers)


def _replies(request: HttpRequest, code: str) -> dict[str, object]:
    """Where it stands on its way to the public; what clusters say, for who looks after them."""
    passage = passage_of(code)
    may_see = passage is not None and rights.can_see_previews(request.user)
    may_make_public = may_see and rights.can_make_public(request.user)
    found = replies(passage, scope(person(request))) if may_see and passage else []
    return {
        "passage": passage,
        "stands": stands(passage),
        "replies": found,
        "agreed": agreed_words(found),
        "may_make_public": may_make_public and passage and not passage.is_public,
        "why_not_yet": why_not_yet(passage) if may_make_public and passage else "",
    }


def _found(request: HttpRequest, code: str) -> Publication:
    for one in publishing.visible_to(request.user):
        if one.code == code:
            return one
    raise Http404


def _reports(found: Publication, names: dict[str, str]) -> list[dict[str, object]]:
    """Alphabetical inside each round."""
    told = [
        {**one, "name": names.get(one["cluster"], one["cluster"]), "when": say(_period(one).words)}
        for one in found.manifest["reports"]
    ]

    def order(one: dict[str, Any]) -> tuple[Any, ...]:
        year, quarter = _period(one)
        return one["questionnaire"], -year, -(quarter or 0), one["name"]

    return sorted(told, key=order)


def _period(report: dict[str, Any]) -> Period:
    return Period(report["year"], report.get("quarter"))
