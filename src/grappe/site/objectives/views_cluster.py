"""A cluster's own road: for itself, its officers, the head of unit and Evaluation."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from grappe.figures import as_file
from grappe.policies import Span
from grappe.site.accounts import rights
from grappe.site.accounts.asking import of_cluster, person
from grappe.site.asked import number_in
from grappe.site.dashboards.downloads import answer, file_of
from grappe.site.dashboards.pictures import KINDS
from grappe.site.errors import Refused
from grappe.site.objectives import pages, proposing
from grappe.site.objectives.aims import objectives, span_on
from grappe.site.objectives.drawing import columns, drawn, rows
from grappe.site.objectives.reading import Course, courses_of, published_for
from grappe.site.objectives.reporting import opened
from grappe.site.objectives.tables import rows_of
from grappe.site.policy.models import Cluster


@require_GET
@of_cluster(rights.can_see_objectives)
def cluster(request: HttpRequest, cluster: Cluster) -> HttpResponse:
    """Every objective with where it stands."""
    span = asked_span(request)
    courses = _courses(request, cluster, span)
    may_agree = rights.can_agree_on_objectives(request.user, cluster)
    known = objectives()
    context = {
        "cluster": cluster,
        "span": span,
        "title": pages.title_of_road(span, courses),
        "topics": pages.by_topic(courses),
        "periods": [
            (one.code, None, f"?period={one.first}", one == span)
            for one in (known.periods if known else ())
        ],
        "waiting": [one for one in courses if one.waits] if may_agree else [],
        "proposes": rights.can_propose_objectives(request.user, cluster),
        "reports": opened(span),
    }
    return render(request, "objectives/cluster.html", context)


@require_GET
@of_cluster(rights.can_see_objectives)
def table(request: HttpRequest, cluster: Cluster, kind: str) -> HttpResponse:
    """All of it to take away: a row an objective and year."""
    span = asked_span(request)
    told = rows_of(_courses(request, cluster, span))
    return answer(told, f"objectives-{cluster.code}-{span.code}", kind)


@require_GET
@of_cluster(rights.can_see_objectives)
def objective(request: HttpRequest, cluster: Cluster, objective: str) -> HttpResponse:
    """One objective: its road, who agreed on it, what was said, what was before."""
    return _page(request, cluster, asked_span(request), objective)


@require_GET
@of_cluster(rights.can_see_objectives)
def picture(request: HttpRequest, cluster: Cluster, objective: str, kind: str) -> HttpResponse:
    """One objective to take away: its chart, or its table."""
    span = asked_span(request)
    course = _course(request, cluster, span, objective)
    name = f"{objective}-{cluster.code}-{span.code}"
    if kind not in KINDS:
        return answer(rows_of([course]), name, kind)
    source = f"{cluster.name} · {span.code}"
    chart = drawn(course, (source,))
    if chart is None:
        raise Http404
    return file_of(as_file(chart, kind), f"{name}.{kind}", KINDS[kind])


@require_POST
@of_cluster(rights.can_discuss_objectives)
def say_it(request: HttpRequest, cluster: Cluster, objective: str) -> HttpResponse:
    """A question or an answer beside an objective."""
    span, by = asked_span(request), person(request)
    text = request.POST.get("text", "").replace("\0", "")
    _course(request, cluster, span, objective)
    of_region = not rights.can_propose_objectives(by, cluster)
    try:
        proposing.remark(cluster, span, objective, text, by=by, of_region=of_region)
    except Refused as refusal:
        return _page(request, cluster, span, objective, text, str(refusal))
    messages.success(request, _("Your words stand beside the objective."))
    return redirect("objectives:objective", cluster.code, objective)


@require_POST
@of_cluster(rights.can_agree_on_objectives)
def agree(request: HttpRequest, cluster: Cluster) -> HttpResponse:
    """The officer agrees with what is proposed, as it stood on the page."""
    span = asked_span(request)
    seen = seen_in(request)
    try:
        done = proposing.agree(cluster, span, seen, by=person(request))
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        words = ngettext("%(n)s objective agreed on.", "%(n)s objectives agreed on.", len(done))
        messages.success(request, words % {"n": len(done)})
    if len(seen) == 1:
        return redirect("objectives:objective", cluster.code, *seen)
    return redirect("objectives:cluster", cluster.code)


def asked_span(request: HttpRequest) -> Span:
    """The period in the address, else the one that runs."""
    span = span_on(number_in(request.GET.get("period")))
    if span is None:
        raise Http404
    return span


def seen_in(request: HttpRequest) -> dict[str, int]:
    """By objective, the version on the page that was sent."""
    found = {
        name.removeprefix("seen-"): number_in(str(value))
        for name, value in request.POST.items()
        if name.startswith("seen-")
    }
    return {code: version for code, version in found.items() if version is not None}


def _page(
    request: HttpRequest,
    cluster: Cluster,
    span: Span,
    objective: str,
    typed: str = "",
    error: str = "",
) -> HttpResponse:
    course = _course(request, cluster, span, objective)
    context = {
        "cluster": cluster,
        "span": span,
        "course": course,
        "one": pages.on_page(course),
        "title": pages.title_of(course),
        "drawn": drawn(course),
        "files": ("csv", "xlsx", *KINDS),
        "rows": rows(course),
        "columns": columns(),
        "said": pages.remarks_said(course),
        "before": pages.before_said(course),
        "reported": pages.reported_said(course),
        "proposed": pages.proposal_said(course),
        **pages.names_of(course),
        "typed": typed,
        "error": error,
        "may_agree": course.waits and rights.can_agree_on_objectives(request.user, cluster),
        "proposes": rights.can_propose_objectives(request.user, cluster),
        "discusses": rights.can_discuss_objectives(request.user, cluster),
        "label_at": rights.can_see_label(request.user, cluster),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if error else HTTPStatus.OK
    return render(request, "objectives/objective.html", context, status=status)


def _course(request: HttpRequest, cluster: Cluster, span: Span, objective: str) -> Course:
    every = _courses(request, cluster, span)
    found = next((one for one in every if one.aim.code == objective), None)
    if found is None:
        raise Http404
    return found


def _courses(request: HttpRequest, cluster: Cluster, span: Span) -> list[Course]:
    return courses_of(cluster, span, published_for(person(request)))
