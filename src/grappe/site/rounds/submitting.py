"""Sending a report to the Region: the answer is frozen, numbered and checked once more."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grappe.answers import Finding
from grappe.checks import Checked, unexplained
from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.errors import Refused
from grappe.site.operations.pending import word_of
from grappe.site.organisations.lines import keep_lines, note_draft
from grappe.site.rounds.already import already
from grappe.site.rounds.drafting import changed
from grappe.site.rounds.files import digest
from grappe.site.rounds.models import Draft, Edit, Report, State, Step, Submission
from grappe.site.rounds.reading import check_report, questionnaire_of
from grappe.site.trail import record


class NotReady(Refused):
    """Errors stand in the way of sending."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        count = sum(finding.severity == "error" for finding in findings)
        words = ngettext(
            "One thing has to be put right before sending.",
            "%(count)s things have to be put right before sending.",
            count,
        )
        super().__init__(words % {"count": count}, "not_ready")
        self.findings = findings


@dataclass(frozen=True)
class _LookedAt:
    """A draft as it stood when it was checked."""

    document: str
    checked: Checked


def submit(report: Report, *, by: User | None, on_behalf: bool = False) -> Submission:
    """The draft, sent. Raises NotReady for errors, Refused where nothing can be sent.

    It is checked, and who stands in it is sought, before the transaction in which it is sent:
    nobody who writes waits for that. What somebody changed meanwhile is checked again within it.
    """
    return _send(report, _looked_at(report), by=by, on_behalf=on_behalf)


def _looked_at(report: Report) -> _LookedAt | None:
    draft = Draft.objects.filter(report=report).first() if report.can_be_edited else None
    if draft is None:
        return None
    answer = draft.answer
    checked = check_report(report, answer)
    if not checked.errors:
        note_draft(report.cluster, answer, questionnaire_of(report.round))
    return _LookedAt(draft.document, checked)


@transaction.atomic
def _send(
    report: Report, before: _LookedAt | None, *, by: User | None, on_behalf: bool
) -> Submission:
    report = Report.objects.select_for_update().select_related("round", "cluster").get(pk=report.pk)
    draft = Draft.objects.filter(report=report).first() or _nothing_to_say(report, by)
    refuse_what_cannot_be_sent(report, by=by)
    if draft is None:
        raise Refused(_("There is nothing to send yet."), "empty")
    answer = draft.answer
    same = before is not None and before.document == draft.document
    checked = before.checked if before and same else check_report(report, answer)
    if checked.errors:
        raise NotReady(checked.findings)
    left = unexplained(checked.findings, answer)
    sent = Submission.objects.create(
        report=report,
        number=_next_number(),
        document=draft.document,
        sha256=digest(draft.document),
        version=report.round.version,
        at=clock.now(),
        by=by,
        on_behalf=on_behalf,
        unexplained=[[f.code, f.place.section, f.place.row, f.place.field] for f in left],
        not_checked=list(checked.not_checked),
        **_correction(report),
    )
    keep_lines(sent.number, report.cluster, answer, questionnaire_of(report.round))
    move(report, State.SUBMITTED, by=by)
    record(
        "report.submitted",
        by=by,
        cluster=report.cluster,
        what=str(report.round),
        detail={"number": sent.number, "sha256": sent.sha256, "on_behalf": on_behalf},
    )
    word_of("sent", by=by, report=report.pk)
    return sent


@transaction.atomic
def say_how_it_went(
    submission: Submission, *, minutes: int | None, hard: str, by: User | None
) -> None:
    """The two questions that may be skipped: how long did it take, what was hard?"""
    submission.minutes, submission.hard = minutes, hard.strip()
    submission.save(update_fields=["minutes", "hard"])
    report = submission.report
    record("report.told_how", by=by, cluster=report.cluster, what=str(report.round))


def move(report: Report, state: str, *, by: User | None, reason: str = "") -> None:
    """A report's next state, with its line in the timeline."""
    report.state = state
    report.save(update_fields=["state"])
    Step.objects.create(report=report, state=state, by=by, at=clock.now(), reason=reason)


def refuse_what_cannot_be_sent(report: Report, *, by: User | None) -> None:
    """Raises Refused where it was sent, or where its round is closed or its quarter is running."""
    if report.state in {State.SUBMITTED, State.ACCEPTED}:
        raise Refused(already(report, by), "already_sent")
    if not report.round.is_open:
        raise Refused(_("This round is closed: nothing can be sent any more."), "closed")
    if report.round.is_running(clock.today()):
        last = report.round.period.last_day
        words = _("This quarter runs until %(day)s: what happens in it can be sent from then on.")
        raise Refused(words % {"day": date_format(last, "j F")}, "not_over")


def _nothing_to_say(report: Report, by: User | None) -> Draft | None:
    """An empty draft of a quarter in which nothing happened, where that is an answer."""
    all_optional = all(section.optional for section in questionnaire_of(report.round).sections)
    if not all_optional or not report.can_be_edited:
        return None
    changed(report, Edit.Kind.CELLS, lambda answer: answer, by=by, on_behalf=False)
    return Draft.objects.get(report=report)


def _next_number() -> str:
    year = clock.today().year
    last = Submission.objects.filter(number__startswith=f"{year}-").aggregate(last=Max("number"))
    return f"{year}-{int((last['last'] or '0-0').split('-')[1]) + 1:04d}"


def _correction(report: Report) -> dict[str, object]:
    accepted = report.submissions.filter(accepted_at__isnull=False).last()
    if accepted is None:
        return {}
    reopened = report.steps.filter(state=State.RETURNED).last()
    return {"correction_of": accepted, "correction_reason": reopened.reason if reopened else ""}
