"""Who stands in a draft, as its pages say it."""

from grappe.site.organisations.lines import wordings_of_draft
from grappe.site.organisations.recognised import Recognised, recognised
from grappe.site.rounds.desk import Desk


def recognised_in(desk: Desk) -> Recognised | None:
    """How many of the draft's organisations are recognised; None where it names none."""
    found = wordings_of_draft(desk.report.cluster, desk.answer, desk.questionnaire)
    return recognised(found.values()) if found else None
