"""What of objectives stands on pages of rooms before them: `{% load objectives %}`.

A room before this one cannot ask for objectives; its template names the place where they stand.
"""

from typing import Any

from django import template

from grappe.site.accounts import rights
from grappe.site.objectives import following, pages
from grappe.site.objectives.aims import span_on
from grappe.site.objectives.reading import courses_of, published_for
from grappe.site.policy.models import Cluster

register = template.Library()
_EXPECTED = "what is expected of objectives"


@register.inclusion_tag("objectives/promised.html", takes_context=True)
def promised(context: template.Context, code: str) -> dict[str, Any]:
    """What a cluster was to reach in the year reported on last, and what it reached."""
    user, span = context["person"], span_on()
    cluster = Cluster.objects.filter(code=code).first()
    if span is None or cluster is None or not rights.can_see_objectives(user, cluster):
        return {"cluster": None}
    year = pages.years_asked(span, "")["year"] or span.first
    courses = courses_of(cluster, span, published_for(user))
    lines = [pages.on_page(one) for one in courses if one.agreed]
    told = [(one, next(y for y in one.years if y.year == year)) for one in lines]
    said = {one.aim.code: one.course.reported.get(year) for one in lines}
    return {
        "cluster": cluster,
        "year": year,
        "lines": [(one, stand, said[one.aim.code]) for one, stand in told],
    }


@register.inclusion_tag("objectives/expected.html", takes_context=True)
def objectives_expected(context: template.Context, cluster: Cluster) -> dict[str, Any]:
    """What of its objectives a cluster's manager is to do now; asked for all `clusters` of the page
    at once."""
    if _EXPECTED not in context.render_context:
        own = [one for one, *_more in context["clusters"]]
        may = [one for one in own if rights.can_propose_objectives(context["person"], one)]
        context.render_context[_EXPECTED] = following.expected_of(may)
    expected = context.render_context[_EXPECTED]
    return {"cluster": cluster, "expected": expected.get(cluster.pk)}


@register.inclusion_tag("objectives/waiting.html", takes_context=True)
def objectives_waiting(context: template.Context) -> dict[str, Any]:
    """Proposals that wait for an officer."""
    user = context["person"]
    waits = rights.can_agree_on_objectives(user)
    return {"waiting": following.waiting_for(user) if waits else []}
