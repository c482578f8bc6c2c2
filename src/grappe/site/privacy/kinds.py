"""Which addresses show what of a cluster's data, and of which cluster."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.http import HttpRequest

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
