"""What a cluster writes: its proposal for the period, its report about a year. A page keeps what
was typed until all of it can be kept."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grappe.policies import Span
from grappe.site.accounts import rights
from grappe.site.accounts.asking import of_cluster, person
from grappe.site.errors import Refused
from grappe.site.objectives import asking, proposing, reporting
from grappe.site.objectives.asking import Typed
from grappe.site.objectives.proposing import Mistaken, Place
from grappe.site.objectives.reading import Course, courses_of, published_for
from grappe.site.objectives.views_cluster import asked_span, seen_in
from grappe.site.policy.models import Cluster


@of_cluster(rights.can_propose_objectives)
def propose(request: HttpRequest, cluster: Cluster) -> HttpResponse:
    """A target for each year of each objective; all of them on one page, any of them at a time."""
    span, courses = _own(request, cluster)
    reason = _text(request, "reason")
    if request.method != "POST":
        return _proposal(request, cluster, span, courses, Typed.none())
    typed = Typed(_posted(request), seen_in(request))
    wishes, wrong = asking.wishes_in(typed, courses)
    try:
        if wrong:
            raise Mistaken(wrong)
        made = proposing.propose(
            cluster, span, wishes, seen=typed.seen, reason=reason, by=person(request)
        )
    except Mistaken as mistaken:
        typed = Typed(typed.values, asking.versions_of(courses), mistaken.places)
        return _proposal(request, cluster, span, courses, typed, reason)
    except Refused as refusal:
        return _proposal(request, cluster, span, courses, typed, reason, str(refusal))
    words = ngettext(
        "%(n)s objective proposed to the Region.",
        "%(n)s objectives proposed to the Region.",
        len(made),
    )
    said = words % {"n": len(made)} if made else _("Nothing has changed.")
    messages.success(request, said)
    return redirect("objectives:cluster", cluster.code)


@of_cluster(rights.can_propose_objectives)
def report(request: HttpRequest, cluster: Cluster, year: int) -> HttpResponse:
    """What was reached in a year, how the cluster sees it, what comes next."""
    span, courses = _own(request, cluster)
    if span.report(year) is None:
        raise Http404
    if request.method != "POST":
        return _report(request, cluster, span, year, courses, Typed.none())
    typed = Typed(_posted(request), seen_in(request))
    said, wrong = asking.said_in(typed, courses)
    try:
        if wrong:
            raise Mistaken(wrong)
        made = reporting.report(cluster, span, year, said, seen=typed.seen, by=person(request))
    except Mistaken as mistaken:
        typed = Typed(typed.values, asking.reports_of(courses, year), mistaken.places)
        return _report(request, cluster, span, year, courses, typed)
    except Refused as refusal:
        return _report(request, cluster, span, year, courses, typed, str(refusal))
    words = ngettext("%(n)s objective reported.", "%(n)s objectives reported.", len(made))
    messages.success(request, words % {"n": len(made)} if made else _("Nothing has changed."))
    return redirect("objectives:cluster", cluster.code)


def _own(request: HttpRequest, cluster: Cluster) -> tuple[Span, list[Course]]:
    span = asked_span(request)
    return span, courses_of(cluster, span, published_for(person(request)))


def _proposal(
    request: HttpRequest,
    cluster: Cluster,
    span: Span,
    courses: list[Course],
    typed: Typed,
    reason: str = "",
    refusal: str = "",
) -> HttpResponse:
    context = {
        "cluster": cluster,
        "span": span,
        "topics": asking.of_proposal(courses, typed),
        "reason": reason,
        "reason_error": typed.wrong.get(("", "reason"), ""),
        "asks_reason": any(one.agreed for one in courses),
        "errors": _errors(typed.wrong, courses),
        "refusal": refusal,
    }
    return _form(request, "objectives/propose.html", context)


def _report(
    request: HttpRequest,
    cluster: Cluster,
    span: Span,
    year: int,
    courses: list[Course],
    typed: Typed,
    refusal: str = "",
) -> HttpResponse:
    context = {
        "cluster": cluster,
        "span": span,
        "year": year,
        "topics": asking.of_report(courses, year, typed),
        "errors": _errors(typed.wrong, courses),
        "refusal": refusal,
        "asked": span.report(year),
    }
    return _form(request, "objectives/report.html", context)


def _form(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    wrong = context["errors"] or context["refusal"]
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(request, template, context, status=status)


def _errors(wrong: Mapping[Place, str], courses: list[Course]) -> list[tuple[str, str]]:
    """Each mistake with the name of its objective, and the address of its place on the page."""
    names = {one.aim.code: asking.name_of(one) for one in courses}
    return [
        (f"{names[code]} · {said}" if code else said, f"#{asking.id_of(code, what)}")
        for (code, what), said in wrong.items()
    ]


def _posted(request: HttpRequest) -> dict[str, str]:
    """Without the character that no database keeps in a text."""
    return {name: str(value).replace("\0", "") for name, value in request.POST.items()}


def _text(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "").replace("\0", "")
