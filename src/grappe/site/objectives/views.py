"""The road to the end of the period: the Region's, and a domain's. Never who is where on it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from grappe.policies import Span
from grappe.site.accounts import rights
from grappe.site.accounts.asking import person
from grappe.site.accounts.models import User
from grappe.site.objectives import pages
from grappe.site.objectives.aims import Aim, objectives, span_on
from grappe.site.objectives.progress import counted_on, progress, summed
from grappe.site.objectives.reading import published_for, states_of
from grappe.site.policy.models import Cluster, Domain


@login_required
@require_GET
def road(request: HttpRequest) -> HttpResponse:
    """How many objectives are on their way; the clusters whose road this reader may follow."""
    user, span = _reader(request), span_on()
    if span is None:
        return render(request, "objectives/none.html")
    asked = pages.years_asked(span, request.GET.get("year", ""))
    context = {
        "span": span,
        **asked,
        **_progress(pages.base(), span, asked["year"], user),
        "topics": _topics(),
        "domains": [one for one in Domain.objects.all() if pages.specific_to(one.code)],
        "clusters": _followed(user, span),
    }
    return render(request, "objectives/road.html", context)


@login_required
@require_GET
def domain(request: HttpRequest, code: str) -> HttpResponse:
    """The objectives that are specific to a domain."""
    user, span = _reader(request), span_on()
    found = get_object_or_404(Domain, code=code)
    if span is None:
        raise Http404
    aims = pages.specific_to(found.code)
    asked = pages.years_asked(span, request.GET.get("year", ""))
    context = {
        "span": span,
        "domain": found,
        "aims": aims,
        **asked,
        **_progress(aims, span, asked["year"], user),
        "clusters": [one for one in _followed(user, span) if found.pk in one[2]],
    }
    return render(request, "objectives/domain.html", context)


def _progress(aims: list[Aim], span: Span, year: int | None, user: User) -> dict[str, Any]:
    if year is None:
        return {"lines": [], "sum": None, "hidden": False, "rows": [], "columns": []}
    lines = progress(aims, span, year, published_for(user))
    return {
        "lines": lines,
        "sum": summed(lines),
        "hidden": any(one.hidden for one in lines),
        "rows": [pages.row_of_progress(one) for one in lines],
        "columns": pages.columns_of_progress(year),
        "counted_on": counted_on(),
    }


def _topics() -> list[tuple[Any, list[Aim]]]:
    known = objectives()
    every = pages.base()
    topics = known.topics if known else ()
    return [(one, [aim for aim in every if aim.topic == one]) for one in topics]


def _followed(user: User, span: Span) -> list[tuple[Cluster, str, set[int]]]:
    """By name: each cluster whose objectives this reader may see, where they stand, its domains
    (three queries)."""
    every = Cluster.objects.prefetch_related("domains")
    mine = [one for one in every if rights.can_see_objectives(user, one)]
    stands = states_of(mine, span)
    return [(one, stands[one.pk], {d.pk for d in one.domains.all()}) for one in mine]


def _reader(request: HttpRequest) -> User:
    if not rights.can_see_progress(request.user):
        raise PermissionDenied
    return person(request)
