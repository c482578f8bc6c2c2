"""An action that clusters lead together: one names another, which confirms it or says no. What is
kept is what the other cluster said."""

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.answers import Answer, add_row, remove_row
from grappe.questions import Value
from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.errors import Refused
from grappe.site.policy.models import Cluster
from grappe.site.rounds.actions.noting import names_in
from grappe.site.rounds.actions.proposing import Proposal
from grappe.site.rounds.drafting import change
from grappe.site.rounds.models import Agreement, Edit, Report
from grappe.site.rounds.reading import report_for
from grappe.site.trail import record


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


@transaction.atomic
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
