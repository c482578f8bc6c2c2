"""The report that a command names by questionnaire, cluster and year."""

from typing import TYPE_CHECKING

from grappe.cli import options
from grappe.policies import NotInPolicyError

if TYPE_CHECKING:
    from grappe.site.rounds.models import Report


def named_report(questionnaire: str, cluster: str, year: int | None) -> "Report":
    """The latest round's where no year is given. Ends the command where there is none."""
    from grappe.site.errors import say
    from grappe.site.policy.reading import current
    from grappe.site.rounds.models import Report

    try:
        asked = current().questionnaire(questionnaire)
        code = current().cluster(cluster).code
    except NotInPolicyError as unknown:
        options.could_not(say(unknown.message))
    reports = Report.objects.select_related("round", "cluster").filter(
        cluster__code=code, round__questionnaire=asked.code
    )
    found = reports.filter(round__year=year) if year else reports.order_by("-round__year")
    report = found.first()
    if report is None:
        options.could_not(f"{say(asked.label)} {year or ''}: {cluster} ?")
    return report
