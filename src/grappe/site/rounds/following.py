"""Whose answers of before a report goes on from: its cluster's or, where clusters merged, took
another name or were split, those of the clusters that it follows."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import QuerySet

from grappe.answers import Answer, from_json, join
from grappe.figures import followed_by
from grappe.publication import frozen_lineage
from grappe.site.organisations.lines import organisations_sent
from grappe.site.organisations.standing import kin
from grappe.site.policy.existing import former_clusters
from grappe.site.policy.models import Cluster
from grappe.site.policy.reading import current
from grappe.site.rounds.models import Report, Submission


def follows_others(cluster: Cluster) -> bool:
    """Whether the policy says so (no query)."""
    return any(cluster.code in one.after for one in current().lineage)


def answer_before(report: Report) -> Answer | None:
    """The latest accepted answers about an earlier year, as one (one query, and five more for a
    cluster that follows others). Of quarters there are none: each tells of its own."""
    if report.round.quarter:
        return None
    turns = _followed(report) if follows_others(report.cluster) else {}
    if not turns:
        own = _earlier(report).filter(report__cluster_id=report.cluster_id)
        document = own.values_list("document", flat=True).last()
        return from_json(document) if document is not None else None
    latest: dict[str, Submission] = {}
    for sent in _earlier(report).filter(report__cluster__code__in=turns):
        if sent.report.round.year < turns[sent.report.cluster.code]:
            latest[sent.report.cluster.code] = sent
    own_first = sorted(latest, key=lambda code: (code != report.cluster.code, code))
    return _joined(report, [latest[code] for code in own_first])


def _joined(report: Report, standing: Sequence[Submission]) -> Answer | None:
    if not standing:
        return None
    same = kin().same
    known = [
        {place: same.get(one, one) for place, one in organisations_sent(sent.number).items()}
        for sent in standing
    ]
    questionnaire = current().questionnaire(report.round.questionnaire, report.round.version)
    return join([sent.answer for sent in standing], questionnaire, known)


def _followed(report: Report) -> Mapping[str, int]:
    told: dict[str, set[int]] = defaultdict(set)
    for code, year in _earlier(report).values_list("report__cluster__code", "report__round__year"):
        told[code].add(year)
    lineage = frozen_lineage(current(), former_clusters(set(told)))
    return followed_by(lineage, report.cluster.code, report.round.year, told)


def _earlier(report: Report) -> "QuerySet[Submission]":
    """What was accepted about earlier years in answer to the same questionnaire, in order."""
    return (
        Submission.objects.filter(
            accepted_at__isnull=False,
            report__round__questionnaire=report.round.questionnaire,
            report__round__year__lt=report.round.year,
        )
        .select_related("report__round", "report__cluster")
        .order_by("report__round__year", "pk")
    )
