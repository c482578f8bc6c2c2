"""Who stands in a draft, as its pages say it."""

from grappe.answers import organisation_lines
from grappe.site.operations.models import Task
from grappe.site.operations.pending import later
from grappe.site.organisations.lines import note_draft, wordings_of_draft
from grappe.site.organisations.recognised import Recognised, recognised
from grappe.site.rounds.desk import Desk
from grappe.site.rounds.models import Report
from grappe.site.rounds.reading import draft_answer, questionnaire_of

MOST = 1000
"""Lines that are sought while somebody waits: about a second. More are sought by the worker."""
TASK = "draft_lines"


def seek_in(report: Report) -> bool:
    """Asks the matcher who the organisations of a report's draft are; False where the list is long
    and this was left to the worker."""
    answer, questionnaire = draft_answer(report), questionnaire_of(report.round)
    if sum(1 for _ in organisation_lines(answer, questionnaire)) > MOST:
        _leave(report)
        return False
    note_draft(report.cluster, answer, questionnaire)
    return True


def _leave(report: Report) -> None:
    about = {"report": report.pk}
    if not Task.objects.filter(kind=TASK, payload=about, done_at=None).exists():
        later(TASK, **about)


def seek(report: int) -> None:
    """What was left to the worker; nothing where the draft was sent meanwhile."""
    found = Report.objects.select_related("round", "cluster").filter(pk=report)
    for one in found:
        if one.can_be_edited:
            note_draft(one.cluster, draft_answer(one), questionnaire_of(one.round))


def recognised_in(desk: Desk) -> Recognised | None:
    """How many of the draft's organisations are recognised; None where it names none."""
    found = wordings_of_draft(desk.report.cluster, desk.answer, desk.questionnaire)
    return recognised(found.values()) if found else None
