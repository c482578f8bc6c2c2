"""An action that clusters lead together: one names another, which confirms it or says no.

What waits is read from drafts, so that naming a cluster proposes it, by whichever door it came in;
what is kept is what the other cluster said.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.answers import Answer, Row, add_row, remove_row
from grappe.questions import Section, Value
from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.errors import Refused
from grappe.site.policy.models import Cluster
from grappe.site.rounds.actions.asked import sections_shared
from grappe.site.rounds.actions.noting import names_in
from grappe.site.rounds.drafting import change
from grappe.site.rounds.models import Agreement, Draft, Edit, Report
from grappe.site.rounds.reading import draft_answer, report_for
from grappe.site.trail import record


@dataclass(frozen=True)
class Proposal:
    """A row of another cluster's draft that names this one; `said` is its answer, if any."""

    report: Report
    section: Section
    row: Row
    said: Agreement | None = None


def proposals(cluster: Cluster) -> list[Proposal]:
    """Of rounds that are open, those not answered first. Two queries, and the cluster's drafts."""
    drafts = list(
        Draft.objects.filter(report__round__quarter__isnull=False)
        .filter(report__round__opened_at__isnull=False, report__round__closed_at=None)
        .select_related("report__round", "report__cluster")
        .order_by("report__round__year", "report__round__quarter", "report__cluster__name")
    )
    own = {_about(one.report): one.answer for one in drafts if one.report.cluster == cluster}
    said = {(a.report_id, a.section, a.row): a for a in Agreement.objects.filter(cluster=cluster)}
    found = [
        Proposal(one.report, section, row, said.get((one.report_id, section.code, row.id)))
        for one in drafts
        if one.report.cluster != cluster
        for section, row in _naming(cluster, one.report, one.answer)
        if not _came_from(cluster, section, row, own.get(_about(one.report)))
        or (one.report_id, section.code, row.id) in said
    ]
    return sorted(found, key=lambda one: one.said is not None)


def unanswered(cluster: Cluster) -> int:
    """How many actions other clusters name this one in, and it has said nothing of."""
    return sum(one.said is None for one in proposals(cluster))


def proposal_of(cluster: Cluster, report: Report, section: str, row: str) -> Proposal | None:
    wanted = (report.pk, section, row)
    found = (p for p in proposals(cluster) if (p.report.pk, p.section.code, p.row.id) == wanted)
    return next(found, None)


@transaction.atomic
def confirm(
    cluster: Cluster,
    one: Proposal,
    *,
    own_row: str = "",
    by: User | None,
    on_behalf: bool = False,
) -> Agreement:
    """The action is theirs too: it enters their draft, in the words of who noted it, unless
    `own_row` is how they noted it themselves. Raises Refused where their quarter was sent."""
    agreed = _answer(cluster, one, True, own_row or one.row.id, by)
    if not own_row:
        mine = _own_report(cluster, one)
        section, values = one.section.code, _copied(cluster, one)

        def add(answer: Answer) -> Answer:
            known = any(row.id == one.row.id for row in answer.rows(section))
            return answer if known else add_row(answer, section, values, one.row.id)

        change(mine, Edit.Kind.CELLS, add, by=by, on_behalf=on_behalf)
    return agreed


def decline(cluster: Cluster, one: Proposal, *, by: User | None) -> Agreement:
    """It is not theirs: it stays the other cluster's own action."""
    return _answer(cluster, one, False, "", by)


@transaction.atomic
def take_back(cluster: Cluster, one: Proposal, *, by: User | None, on_behalf: bool = False) -> None:
    """What they said is undone; a row that came of it leaves their draft."""
    if one.said is None:
        return
    if one.said.agreed and one.said.own_row == one.row.id:
        mine, section = _own_report(cluster, one), one.section

        def without(answer: Answer) -> Answer:
            return remove_row(answer, section, one.row.id)

        change(mine, Edit.Kind.CELLS, without, by=by, on_behalf=on_behalf)
    one.said.delete()
    record("action.taken_back", by=by, cluster=cluster, what=str(one.report.round))


def alike(cluster: Cluster, one: Proposal) -> list[Row]:
    """The cluster's own rows that may be the same action: of the same day, or naming the other."""
    try:
        mine = _own_report(cluster, one)
    except Refused:
        return []
    section, day = one.section, one.row.values.get(one.section.happens or "")
    rows = draft_answer(mine).rows(section.code)
    return [
        row
        for row in rows
        if row.values.get(section.happens or "") == day
        or one.report.cluster.name in names_in(row.values.get(section.shared_with or ""))
    ]


def _about(report: Report) -> int:
    return report.round_id


def _naming(cluster: Cluster, report: Report, answer: Answer) -> Iterator[tuple[Section, Row]]:
    for section in sections_shared(report):
        for row in answer.rows(section.code):
            if cluster.name in names_in(row.values.get(section.shared_with or "")):
                yield section, row


def _came_from(cluster: Cluster, section: Section, row: Row, own: Answer | None) -> bool:
    """Whether the cluster has that very row: it is its own that the other one confirmed."""
    return own is not None and any(one.id == row.id for one in own.rows(section.code))


def _answer(
    cluster: Cluster, one: Proposal, agreed: bool, own_row: str, by: User | None
) -> Agreement:
    said, _new = Agreement.objects.update_or_create(
        report=one.report,
        section=one.section.code,
        row=one.row.id,
        cluster=cluster,
        defaults={"agreed": agreed, "own_row": own_row, "by": by, "at": clock.now()},
    )
    verb = "action.confirmed" if agreed else "action.declined"
    record(verb, by=by, cluster=cluster, what=str(one.report.round))
    return said


def _own_report(cluster: Cluster, one: Proposal) -> Report:
    about = one.report.round
    try:
        mine = report_for(cluster, about.questionnaire, *about.period)
    except Report.DoesNotExist:
        raise Refused(_("You are not asked about this quarter."), "not_asked") from None
    if not mine.can_be_edited:
        words = _("Your quarter was sent: ask your officer to give it back, then confirm.")
        raise Refused(words, "sent")
    return mine


def _copied(cluster: Cluster, one: Proposal) -> dict[str, Value]:
    """The row in the words of who noted it, seen from here; how many took part is each one's."""
    section, row = one.section, one.row
    kept = {f.code: row.values.get(f.code) for f in section.fields if f.kind != "integer"}
    others = [one.report.cluster.name, *names_in(row.values.get(section.shared_with or ""))]
    kept[section.shared_with or ""] = ", ".join(n for n in others if n != cluster.name)
    return kept
