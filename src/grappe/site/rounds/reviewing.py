"""What the Region says: comments, returned, accepted, reopened; each with its trace."""

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.answers import Place
from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.errors import Refused
from grappe.site.operations.pending import word_of
from grappe.site.organisations.lines import accept_lines
from grappe.site.rounds.already import already
from grappe.site.rounds.models import Comment, Report, State, Submission
from grappe.site.rounds.submitting import move
from grappe.site.trail import record


def begin_reading(report: Report) -> None:
    """Notes the first time that somebody who decides opens what waits, and never who."""
    if report.state == State.SUBMITTED:
        waiting = report.submissions.order_by("-pk")[:1]
        Submission.objects.filter(pk__in=waiting.values("pk"), looked_at=None).update(
            looked_at=clock.now()
        )


@transaction.atomic
def comment(
    report: Report,
    text: str,
    *,
    by: User | None,
    of_region: bool,
    place: Place | None = None,
    parent: Comment | None = None,
) -> Comment:
    """A word at a place of the report, or a reply; never dated before the answer that it is about.
    Raises Refused for an empty one."""
    if not text.strip():
        raise Refused(_("Please write your comment first."), "empty")
    if parent is not None:
        place = Place(parent.section, parent.row, parent.field)
    about = report.submissions.last()
    written = Comment.objects.create(
        report=report,
        section=place.section if place else "",
        row=(place.row if place else "") or "",
        field=(place.field if place else "") or "",
        text=text.strip(),
        by=by,
        of_region=of_region,
        at=max(clock.now(), about.at) if about else clock.now(),
        parent=parent,
    )
    record("report.commented", by=by, cluster=report.cluster, what=str(report.round))
    matter = "commented" if of_region else "replied"
    word_of(matter, by=by, report=report.pk, comment=written.pk)
    return written


@transaction.atomic
def return_report(report: Report, *, by: User | None) -> Report:
    """Back to the cluster. Raises Refused without a comment made since it was sent."""
    report = _locked(report, State.SUBMITTED, by)
    sent = report.submissions.last()
    said = report.comments.filter(of_region=True)
    if sent is None or not said.filter(at__gte=sent.at).exclude(section="").exists():
        raise Refused(
            _("Say at its place what should change: at least one comment is needed."), "no_comment"
        )
    move(report, State.RETURNED, by=by)
    record("report.returned", by=by, cluster=report.cluster, what=str(report.round))
    word_of("returned", by=by, report=report.pk)
    return report


@transaction.atomic
def accept(report: Report, *, by: User | None) -> Submission:
    """The sent answer counts from now on. Raises Refused where nothing waits."""
    report = _locked(report, State.SUBMITTED, by)
    sent = report.submissions.last()
    assert sent is not None
    sent.accepted_at, sent.accepted_by = clock.now(), by
    sent.save(update_fields=["accepted_at", "accepted_by"])
    accept_lines(sent.number)
    move(report, State.ACCEPTED, by=by)
    record(
        "report.accepted",
        by=by,
        cluster=report.cluster,
        what=str(report.round),
        detail={"number": sent.number},
    )
    word_of("accepted", by=by, report=report.pk)
    return sent


@transaction.atomic
def reopen(report: Report, reason: str, *, by: User | None) -> Report:
    """An accepted report is given back to be corrected; what was accepted counts until then."""
    if not reason.strip():
        raise Refused(_("Please say why the report is reopened."), "no_reason")
    report = _locked(report, State.ACCEPTED, by)
    move(report, State.RETURNED, by=by, reason=reason.strip())
    record(
        "report.reopened",
        by=by,
        cluster=report.cluster,
        what=str(report.round),
    )
    word_of("returned", by=by, report=report.pk)
    return report


def _locked(report: Report, state: str, by: User | None) -> Report:
    report = Report.objects.select_for_update().select_related("round", "cluster").get(pk=report.pk)
    if report.state == state:
        return report
    if state == State.ACCEPTED:
        raise Refused(_("Only an accepted report can be reopened."), "not_accepted")
    if report.state in {State.ACCEPTED, State.RETURNED}:
        raise Refused(already(report, by), report.state)
    raise Refused(_("This report is with the cluster: there is nothing to decide."), "not_sent")
