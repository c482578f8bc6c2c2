"""Decisions of a meeting: noted, on a proposal or on anything else, and taken back. What is adopted
leads into a draft of the questionnaire. Each act is one transaction and leaves a trace."""

from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from grappe.questions import Words, day_words
from grappe.site.accounts.models import User
from grappe.site.designer.designing import begin
from grappe.site.designer.discussing import because, checked
from grappe.site.designer.models import Draft, Origin
from grappe.site.errors import Refused
from grappe.site.meetings.models import Decision, Meeting, Proposal
from grappe.site.meetings.proposing import locked
from grappe.site.trail import record


@transaction.atomic
def decide(
    meeting: Meeting,
    text: str,
    *,
    proposal: Proposal | None = None,
    verdict: str = "",
    by: User,
) -> Decision:
    """What was decided; of a proposal, its `verdict`. Raises Refused before the meeting's day, and
    for a proposal that was decided on before."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if not meeting.was_held:
        raise Refused(_("Decisions are noted once the meeting was held."), "to_come")
    last = meeting.decisions.last()
    made = Decision(meeting=meeting, number=last.number + 1 if last else 1, by=by)
    made.text = checked(text)
    if proposal is not None:
        made.proposal, made.verdict = locked(proposal), verdict
    made.save()
    if made.proposal is not None:
        _settle(made, made.proposal, by)
    record("decision.noted", by=by, what=str(made), detail={"verdict": verdict})
    return made


@transaction.atomic
def take_back(decision: Decision, *, by: User) -> None:
    """It was noted by mistake: the proposal is being discussed again. Raises Refused once a version
    that follows it is published, and for a decision that others follow."""
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    proposal = decision.proposal
    if decision.meeting.decisions.filter(number__gt=decision.number).exists():
        raise Refused(_("Take back the decisions noted after it first."), "later")
    if proposal is not None and decision.verdict != Decision.Verdict.DEFERRED:
        _unsettle(proposal)
    record("decision.taken_back", by=by, what=str(decision), detail={"text": decision.text})
    decision.delete()


def _settle(decision: Decision, proposal: Proposal, by: User) -> None:
    if decision.verdict == Decision.Verdict.ADOPTED:
        proposal.draft = begin(proposal.questionnaire, by=by)
        part = _part(proposal)
        because(proposal.draft, _said(decision, proposal), _page_of(proposal), part, by=by)
    if decision.verdict != Decision.Verdict.DEFERRED:
        proposal.state = Proposal.State(decision.verdict)
        proposal.save(update_fields=["state", "draft"])


def _unsettle(proposal: Proposal) -> None:
    draft: Draft | None = proposal.draft
    if draft is not None and draft.published_at is not None:
        raise Refused(_("A version that follows it is published: decide anew."), "published")
    Origin.objects.filter(draft=draft, address=_page_of(proposal)).delete()
    proposal.state, proposal.draft = Proposal.State.OPEN, None
    proposal.save(update_fields=["state", "draft"])


def _page_of(proposal: Proposal) -> str:
    return reverse("meetings:proposal", args=[proposal.pk])


def _said(decision: Decision, proposal: Proposal) -> Words:
    """The decision as the draft, its version and the guide name it."""
    place = {"number": decision.number, "name": str(proposal)}
    return _DECIDED.filled(**place, day=day_words(decision.meeting.on))


def _part(proposal: Proposal) -> dict[str, Any]:
    """What the form of the indicator begins with: of one that is there, its code."""
    if proposal.indicator:
        return {"code": proposal.indicator}
    sheet, language = proposal.sheet, proposal.language
    label, definition = {language: sheet["name"]}, {language: sheet["definition"]}
    return {"label": label, "definition": definition, "formula": sheet["formula"]}


_DECIDED = Words(
    fr="la décision {number} de la réunion du {day}, «\u202f{name}\u202f»",
    en="decision {number} of the meeting of {day}, “{name}”",
)
