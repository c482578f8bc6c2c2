"""What was said of a publication's figures, and which publications are public."""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.db.models import QuerySet, Subquery

from grappe.figures import Remark
from grappe.site.policy.models import Cluster
from grappe.site.replies.models import Correction, Passage, Reading
from grappe.site.replies.models import Remark as Said


def public_codes() -> frozenset[str]:
    """The codes of all publications that were made public."""
    return frozenset(public_since())


def given_codes() -> frozenset[str]:
    """The codes of all publications that were given to their clusters."""
    return frozenset(Passage.objects.values_list("publication", flat=True))


def public_since() -> dict[str, datetime]:
    """Since when each public publication is, by its code."""
    public = Passage.objects.filter(public_at__isnull=False)
    return {one.publication: one.public_at for one in public if one.public_at}


def passage_of(publication: str) -> Passage | None:
    return Passage.objects.filter(publication=publication).select_related("public_by").first()


def not_public_until(publication: str) -> date | None:
    """Until when its clusters may reply at least; None of what is public."""
    passage = passage_of(publication)
    return None if passage is None or passage.is_public else passage.until


def with_the_clusters() -> Passage | None:
    """The publication that clusters may reply to now: the latest one, where it is not public."""
    latest = Passage.objects.last()
    return None if latest is None or latest.is_public else latest


def reading_of(passage: Passage, cluster: Cluster) -> Reading | None:
    """None where the publication tells nothing of the cluster."""
    return passage.readings.filter(cluster=cluster).select_related("passage", "cluster").first()


def waiting_readings(clusters: Iterable[Cluster]) -> dict[int, Reading]:
    """By cluster's number, what it may still say of its figures."""
    latest = Passage.objects.order_by("-given_at", "-pk").values("pk")[:1]
    found = Reading.objects.filter(passage=Subquery(latest), passage__public_at=None)
    joined = found.filter(cluster__in=clusters).select_related("passage", "cluster")
    return {one.cluster_id: one for one in joined}


def remarks(publication: str, cluster: str | None = None) -> tuple[Remark, ...]:
    """The remarks that go with a publication's figures, of one cluster by its name or of all."""
    said = Said.objects.filter(reading__passage__publication=publication)
    said = said.filter(reading__cluster__name=cluster) if cluster else said
    told = said.order_by("reading__cluster__name", "indicator", "year").values_list(
        "indicator", "reading__cluster__name", "year", "text"
    )
    return tuple(Remark(*one) for one in told)


def corrections_to_answer(clusters: Collection[str]) -> "QuerySet[Correction]":
    """Corrections that wait for an answer, the longest waiting first."""
    waiting = Correction.objects.filter(answered_at=None, reading__cluster__code__in=clusters)
    return waiting.select_related("reading__cluster", "reading__passage", "by").order_by("at", "pk")
