"""“Your label”: the page, and the evidence to take out."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from grappe.policies import Criteria
from grappe.site import clock
from grappe.site.accounts import rights
from grappe.site.accounts.asking import of_cluster, person
from grappe.site.dashboards import downloads
from grappe.site.labels.evidence import evidence
from grappe.site.labels.gathering import known_of
from grappe.site.labels.profile import pasted, stands
from grappe.site.labels.tables import rows_of
from grappe.site.policy.models import Cluster
from grappe.site.policy.reading import current
from grappe.site.rounds.labels import labels_in


@require_GET
@of_cluster(rights.can_see_label)
def label(request: HttpRequest, cluster: Cluster) -> HttpResponse:
    """The label held, what answers each criterion, and profiles to fill in elsewhere."""
    sets, today = _criteria().sets, clock.today()
    known = known_of(person(request), cluster)
    held = labels_in(known.sent.values()).get(cluster.pk)
    context = {
        "cluster": cluster,
        "held": held,
        "ended": held is not None and held.has_ended(today),
        "to_renew": held is not None and held.is_to_renew(today),
        "labels": [(one, evidence(known, one)) for one in sets if not one.conditions],
        "profiles": [
            (one, stands(known, one), pasted(known, one)) for one in sets if one.conditions
        ],
    }
    return render(request, "labels/label.html", context)


@require_GET
@of_cluster(rights.can_see_label)
def evidence_file(request: HttpRequest, cluster: Cluster, kind: str) -> HttpResponse:
    """A row a criterion, to take away."""
    known = known_of(person(request), cluster)
    told = [(one, evidence(known, one)) for one in _criteria().sets]
    return downloads.answer(rows_of(told), f"evidence-{cluster.code}", kind)


def _criteria() -> Criteria:
    criteria = current().criteria
    if criteria is None:
        raise Http404
    return criteria
