"""Who stands in a draft, as its pages say it."""

from grappe.site.organisations.lines import note_draft, wordings_of_draft
from grappe.site.organisations.recognised import Recognised, recognised
from grappe.site.rounds.desk import Desk
from grappe.site.rounds.models import Report
from grappe.site.rounds.reading import draft_answer, questionnaire_of


def seek_in(report: Report) -> None:
    """Asks the matcher who the organisations of a report's draft are."""
    note_draft(report.cluster, draft_answer(report), questionnaire_of(report.round))


def recognised_in(desk: Desk) -> Recognised | None:
    """How many of the draft's organisations are recognised; None where it names none."""
    found = wordings_of_draft(desk.report.cluster, desk.answer, desk.questionnaire)
    return recognised(found.values()) if found else None
