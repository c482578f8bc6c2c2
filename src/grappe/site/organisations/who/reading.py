"""Whose words are asked about, who wrote them, and what was decided: querysets in their order."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Lower
from django.utils import timezone

from grappe.site import clock
from grappe.site.organisations.models import Decision, DraftLine, SentLine, Wording
from grappe.site.policy.models import Cluster

UNDONE = "undone"


def sent_wordings() -> "QuerySet[Wording]":
    """Every wording that stands in a report as it was sent."""
    return Wording.objects.filter(Exists(SentLine.objects.filter(wording=OuterRef("pk"))))


def wordings_of_cluster(cluster: Cluster, *, drafts: bool) -> "QuerySet[Wording]":
    """Every wording that stands in a report that the cluster sent, or (`drafts`) is writing."""
    stands = Q(pk__in=SentLine.objects.filter(cluster=cluster).values("wording"))
    if drafts:
        stands |= Q(pk__in=DraftLine.objects.filter(cluster=cluster).values("wording"))
    return Wording.objects.filter(stands)


def asked_of(clusters: Iterable[Cluster]) -> dict[int, int]:
    """By cluster's number how many of its lines the Region asked it about; those without none."""
    asked = SentLine.objects.filter(cluster__in=clusters, wording__state=Wording.State.ASKED)
    counted = asked.order_by().values_list("cluster").annotate(n=Count("wording", distinct=True))
    return dict(counted)


def in_turn(wordings: "QuerySet[Wording]", states: Sequence[str]) -> list[int]:
    """The numbers of those in these states: in the order of the states, then by name."""
    ranks = [When(state=state, then=Value(rank)) for rank, state in enumerate(states)]
    ordered = wordings.filter(state__in=states).order_by(Case(*ranks), Lower("name"), "pk")
    return list(ordered.values_list("pk", flat=True))


def tally(wordings: "QuerySet[Wording]") -> dict[str, int]:
    """How many stand in each state."""
    counted = wordings.order_by().values_list("state").annotate(n=Count("pk"))
    return dict.fromkeys(Wording.State.values, 0) | dict(counted)


def writers_of(wording: Wording) -> list[tuple[str, int]]:
    """Clusters that wrote it, each with a year, by name and year."""
    lines = wording.lines.order_by("cluster__name", "year")
    return list(lines.values_list("cluster__name", "year").distinct())


def written_as(organisations: Iterable[int]) -> list[tuple[int, str, str]]:
    """How clusters write these organisations: number, words, cluster."""
    lines = SentLine.objects.filter(wording__organisation__in=organisations)
    told = ("wording__organisation", "wording__name", "cluster__name")
    return list(lines.order_by(*told).values_list(*told).distinct())


def own_names(wordings: "QuerySet[Wording]") -> dict[int, str]:
    """The organisations that these wordings lead to, each by one of them."""
    known = wordings.exclude(organisation=None).order_by("-pk")
    return dict(known.values_list("organisation", "name"))


def standing_decision(wording: Wording) -> Decision | None:
    """The one that stands; None where the matcher has the last word."""
    standing = wording.decisions.filter(undone_at=None)
    return standing.select_related("by", "cluster", "organisation").last()


def decided_today(wordings: "QuerySet[Wording]", cluster: Cluster | None) -> "QuerySet[Decision]":
    """What was said of these wordings today and stands, in turn, for the Region or a cluster."""
    midnight = timezone.make_aware(datetime.combine(clock.today(), time.min))
    said = Decision.objects.filter(undone_at=None, at__gte=midnight, cluster=cluster)
    people = ("wording", "organisation", "by", "cluster")
    return said.filter(wording__in=wordings).select_related(*people).order_by("at", "pk")


def decided_since(at: datetime) -> int:
    """How many decisions were taken, or taken back, after a moment."""
    return Decision.objects.filter(Q(at__gt=at) | Q(undone_at__gt=at)).count()


def all_decisions(cluster: Cluster | None) -> "QuerySet[Decision]":
    """Every decision, or a cluster's; the latest first."""
    found = Decision.objects.all() if cluster is None else Decision.objects.filter(cluster=cluster)
    people = ("by", "undone_by", "cluster", "wording", "organisation", "other")
    return found.select_related(*people).order_by("-at", "-pk")


def tally_of_decisions(decisions: "QuerySet[Decision]") -> dict[str, int]:
    """How many of each kind stand, and under "undone" how many were taken back."""
    standing = Q(undone_at=None)
    kinds = {kind: Count("pk", filter=standing & Q(kind=kind)) for kind in Decision.Kind.values}
    counted = decisions.order_by().aggregate(**kinds, **{UNDONE: Count("pk", filter=~standing)})
    return dict(counted)


def in_state(decisions: "QuerySet[Decision]", state: str) -> "QuerySet[Decision]":
    """Those of a kind that stand, or "undone": those taken back; all for any other word."""
    if state == UNDONE:
        return decisions.exclude(undone_at=None)
    known = state in Decision.Kind.values
    return decisions.filter(undone_at=None, kind=state) if known else decisions
