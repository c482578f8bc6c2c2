"""What clusters propose to one another, read from drafts: by whichever door a name came in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from grappe.answers import Answer, Row
from grappe.questions import Section
from grappe.site.policy.models import Cluster
from grappe.site.rounds.actions.asked import sections_shared
from grappe.site.rounds.actions.noting import names_in
from grappe.site.rounds.models import Agreement, Draft, Report


@dataclass(frozen=True)
class Proposal:
    """A row of another cluster's draft that names this one; `said` is its answer, if any, `own`
    what it noted itself of that quarter, while it can still be changed."""

    report: Report
    section: Section
    row: Row
    said: Agreement | None = None
    own: Answer | None = None


def proposals(cluster: Cluster) -> list[Proposal]:
    """Of rounds that are open, those not answered first. Two queries."""
    return _proposals(cluster, _open_drafts(), Agreement.objects.filter(cluster=cluster))


def not_answered(clusters: Sequence[Cluster]) -> dict[int, list[Proposal]]:
    """The actions in which others name each and it has said nothing of it, by number; those with
    none are left out. Two queries for any number of clusters."""
    drafts, said = _open_drafts(), list(Agreement.objects.filter(cluster__in=clusters))
    told = {one.pk: _proposals(one, drafts, said) for one in clusters}
    waiting = {pk: [one for one in found if one.said is None] for pk, found in told.items()}
    return {pk: found for pk, found in waiting.items() if found}


def unanswered(clusters: Sequence[Cluster]) -> dict[int, int]:
    """How many of these there are, by cluster's number."""
    return {pk: len(found) for pk, found in not_answered(clusters).items()}


def _open_drafts() -> list[Draft]:
    return list(
        Draft.objects.filter(report__round__quarter__isnull=False)
        .filter(report__round__opened_at__isnull=False, report__round__closed_at=None)
        .select_related("report__round", "report__cluster")
        .order_by("report__round__year", "report__round__quarter", "report__cluster__name")
    )


def _proposals(
    cluster: Cluster, drafts: Sequence[Draft], agreements: Iterable[Agreement]
) -> list[Proposal]:
    mine = {one.report.round_id: one for one in drafts if one.report.cluster == cluster}
    own = {about: one.answer for about, one in mine.items()}
    open_ones = {about for about, one in mine.items() if one.report.can_be_edited}
    said = {(a.report_id, a.section, a.row): a for a in agreements if a.cluster_id == cluster.pk}
    found = [
        Proposal(
            one.report,
            section,
            row,
            said.get((one.report_id, section.code, row.id)),
            own[about] if about in open_ones else None,
        )
        for one in drafts
        if one.report.cluster != cluster
        for about in (one.report.round_id,)
        for section, row in _naming(cluster, one.report, one.answer)
        if not _came_from(section, row, own.get(about))
        or (one.report_id, section.code, row.id) in said
    ]
    return sorted(found, key=lambda one: one.said is not None)


def proposal_of(cluster: Cluster, report: Report, section: str, row: str) -> Proposal | None:
    wanted = (report.pk, section, row)
    found = (p for p in proposals(cluster) if (p.report.pk, p.section.code, p.row.id) == wanted)
    return next(found, None)


def alike(one: Proposal) -> list[Row]:
    """The cluster's own rows that may be the same action: of the same day, or naming the other."""
    section, day = one.section, one.row.values.get(one.section.happens or "")
    return [
        row
        for row in (one.own.rows(section.code) if one.own else ())
        if row.values.get(section.happens or "") == day
        or one.report.cluster.name in names_in(row.values.get(section.shared_with or ""))
    ]


def _naming(cluster: Cluster, report: Report, answer: Answer) -> Iterator[tuple[Section, Row]]:
    for section in sections_shared(report):
        for row in answer.rows(section.code):
            if cluster.name in names_in(row.values.get(section.shared_with or "")):
                yield section, row


def _came_from(section: Section, row: Row, own: Answer | None) -> bool:
    """Whether the cluster has that very row: it is its own that the other one confirmed."""
    return own is not None and any(one.id == row.id for one in own.rows(section.code))
