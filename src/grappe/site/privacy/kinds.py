"""Which addresses show what of a cluster's data, and of which cluster."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.http import HttpRequest

from grappe.site.accounts.rights import can_see_figure
from grappe.site.policy.models import Cluster
from grappe.site.privacy.models import Look

What = Look.What


@dataclass(frozen=True)
class Shown:
    """`clusters` tells from a request the codes of those whose data its page shows."""

    what: Look.What
    clusters: Callable[[HttpRequest], Iterable[str]]


def _named(request: HttpRequest) -> Iterable[str]:
    return [_argument(request, "code")]


def _place(request: HttpRequest) -> Iterable[str]:
    """Of a place of figures: a cluster, a domain or the Region."""
    of_cluster = _argument(request, "level") == "cluster"
    return [_argument(request, "place_code")] if of_cluster else []


def _concerned(request: HttpRequest) -> Iterable[str]:
    """As the view's own door found them (see `accounts.asking.concerns`)."""
    return getattr(request, "concerned", ())


def _put_at_a_place(request: HttpRequest) -> Iterable[str]:
    """`place` names it: "cluster-minalogic", "domain-health"."""
    level, _dash, code = request.GET.get("place", "").partition("-")
    return _theirs(request, Cluster.objects.filter(code=code)) if level == "cluster" else []


def _explored(request: HttpRequest) -> Iterable[str]:
    """Clusters side by side: the one that is asked for, or all of a domain, or all."""
    asked = request.GET
    if asked.get("by") != "clusters":
        return []
    named = {"code": asked["cluster"]} if asked.get("cluster") else {}
    inside = {"main_domain__code": asked["domain"]} if asked.get("domain") else {}
    return _theirs(request, Cluster.objects.filter(**named, **inside))


def _theirs(request: HttpRequest, clusters: Iterable[Cluster]) -> Iterable[str]:
    """Of clusters, those whose figures are this reader's to see: others are not shown."""
    return [one.code for one in clusters if can_see_figure(request.user, "open", one)]


def _argument(request: HttpRequest, name: str) -> str:
    match = request.resolver_match
    return str(match.kwargs.get(name, "")) if match else ""


LOOKS: dict[str, Shown] = {
    **{f"rounds:{name}": Shown(What.ANSWERS, _concerned) for name in ("review", "sent")},
    "rounds:sent_answer": Shown(What.ANSWERS, _concerned),
    "rounds:file": Shown(What.FILE, _concerned),
    "rounds:table": Shown(What.TABLES, _concerned),
    **{
        f"rounds:{name}": Shown(What.DRAFT, _concerned)
        for name in ("report", "form", "grid", "receipt", "mapping", "template", "annotated")
    },
    "dashboards:cluster": Shown(What.FIGURES, _named),
    "dashboards:map": Shown(What.FIGURES, _put_at_a_place),
    "dashboards:map_file": Shown(What.FIGURES_FILE, _put_at_a_place),
    "dashboards:over_time": Shown(What.FIGURES, _put_at_a_place),
    "dashboards:explore": Shown(What.FIGURES, _explored),
    "dashboards:explore_table": Shown(What.FIGURES_FILE, _explored),
    "dashboards:before": Shown(What.BEFORE, _named),
    "dashboards:meeting": Shown(What.MEETING, _named),
    "dashboards:paper": Shown(What.PAPER, _place),
    "dashboards:portraits_file": Shown(What.PAPER, _concerned),
    "dashboards:table": Shown(What.FIGURES_FILE, _place),
    "dashboards:staying": Shown(What.FIGURES_FILE, _place),
    "organisations:cluster_who": Shown(What.LINES, _named),
    "organisations:cluster_decisions": Shown(What.LINES, _named),
    "labels:label": Shown(What.LABEL, _named),
    "labels:evidence": Shown(What.LABEL, _named),
    **{f"stories:{name}": Shown(What.STORY, _concerned) for name in ("write", "history")},
    **{
        f"objectives:{name}": Shown(What.OBJECTIVES, _named)
        for name in ("cluster", "objective", "table", "picture")
    },
    "api:figures": Shown(What.PROGRAM, _concerned),
}
