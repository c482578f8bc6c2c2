"""The workbook that a cluster fills in, from the draft as it stands."""

from grappe.site.rounds.following import answer_before
from grappe.site.rounds.models import Report
from grappe.site.rounds.reading import draft_answer, questionnaire_of
from grappe.workbook import write_template


def template_of(report: Report, language: str) -> bytes:
    """The .xlsx of a report, with last year's answers and what the draft holds."""
    return write_template(
        questionnaire_of(report.round),
        year=report.round.year,
        quarter=report.round.quarter,
        cluster_code=report.cluster.code,
        cluster_name=report.cluster.name,
        language=language,
        created_in=report.cluster.created_in,
        previous=answer_before(report),
        draft=draft_answer(report),
        due=report.round.due,
    )
