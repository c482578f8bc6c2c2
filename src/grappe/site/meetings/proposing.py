"""Proposals for indicators: worded, worded otherwise, commented, withdrawn. Each act is one
transaction and leaves a trace; no wording is ever lost."""

from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.policies import NotInPolicyError
from grappe.questions import Questionnaire
from grappe.site.accounts.models import User
from grappe.site.designer.discussing import checked, cluster_of
from grappe.site.designer.minutes import an_answer
from grappe.site.errors import Refused, say
from grappe.site.meetings.models import Proposal, Remark, Wording
from grappe.site.policy.reading import current
from grappe.site.trail import record


@dataclass(frozen=True)
class Sheet:
    """A method sheet. `answers` are those that a cluster gives more than today; `minutes` None
    leaves their time to the designer's estimate."""

    name: str
    definition: str
    formula: str
    source: str
    limits: str
    answers: int
    minutes: int | None = None


@transaction.atomic
def propose(code: str, sheet: Sheet, *, indicator: str = "", language: str, by: User) -> Proposal:
    """For a questionnaire, by its code; `indicator` is the one to be measured otherwise, if it is
    not a new one. Raises Refused for what the policy doesn't know."""
    asked = _asked(code, indicator)
    made = Proposal.objects.create(
        questionnaire=code, indicator=indicator, language=language, by=by, cluster=cluster_of(by)
    )
    _word(made, asked, sheet, 1, by)
    record("proposal.made", by=by, cluster=made.cluster, what=str(made))
    return made


@transaction.atomic
def reword(proposal: Proposal, sheet: Sheet, *, by: User) -> Proposal:
    """Other words for the sheet. Raises Refused once it is decided on."""
    proposal = locked(proposal)
    last = proposal.wordings.last()
    assert last is not None
    _word(proposal, _asked(proposal.questionnaire, ""), sheet, last.number + 1, by)
    record("proposal.worded", by=by, cluster=proposal.cluster, what=str(proposal))
    return proposal


@transaction.atomic
def comment(proposal: Proposal, text: str, *, by: User) -> Remark:
    """Raises Refused for an empty comment, or once the proposal is decided on."""
    proposal, text = locked(proposal), checked(text)
    last = proposal.wordings.last()
    assert last is not None
    said = Remark.objects.create(
        proposal=proposal, wording=last.number, cluster=cluster_of(by), text=text, by=by
    )
    record("proposal.commented", by=by, cluster=said.cluster, what=str(proposal))
    return said


@transaction.atomic
def withdraw(proposal: Proposal, *, by: User) -> None:
    """Nobody proposes it any more; what was said stays. Raises Refused once it is decided on."""
    proposal = locked(proposal)
    proposal.state = Proposal.State.WITHDRAWN
    proposal.save(update_fields=["state"])
    record("proposal.withdrawn", by=by, cluster=proposal.cluster, what=str(proposal))


def locked(proposal: Proposal) -> Proposal:
    """Its row, held until the transaction ends. Raises Refused where it is decided on."""
    proposal = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if not proposal.is_open:
        raise Refused(_("This proposal is decided on: make a new one."), "decided")
    return proposal


def suggested_minutes(asked: Questionnaire, answers: int) -> int:
    """What so many more answers take a cluster, as the designer estimates, a minute at least where
    there are any (four queries)."""
    return max(round(an_answer([asked])[asked.code] * answers), 1) if answers else 0


def _word(proposal: Proposal, asked: Questionnaire, sheet: Sheet, number: int, by: User) -> None:
    told: dict[str, Any] = asdict(sheet)
    estimated = sheet.minutes is None
    if estimated:
        told["minutes"] = suggested_minutes(asked, sheet.answers)
    Wording.objects.create(
        proposal=proposal, number=number, sheet=told | {"estimated": estimated}, by=by
    )
    proposal.__dict__.pop("sheet", None)


def _asked(code: str, indicator: str) -> Questionnaire:
    try:
        asked = current().questionnaire(code)
    except NotInPolicyError as unknown:
        raise Refused(say(unknown.message), "questionnaire") from unknown
    if indicator and indicator not in {one.code for one in asked.indicators}:
        raise Refused(_("This questionnaire has no such indicator."), "indicator")
    return asked
