"""The report that a command names by questionnaire, cluster and year."""

from typing import TYPE_CHECKING

from grappe.cli import options

if TYPE_CHECKING:
    from grappe.site.rounds.models import Report


def named_report(questionnaire: str, cluster: str, year: int | None) -> "Report":
    """The latest round's where no year is given. Ends the command where there is none."""
    from grappe.site.policy.reading import current
    from grappe.site.rounds.models import Report

    try:
        code = current().cluster(cluster).code
    except KeyError as unknown:
        options.could_not(unknown.args[0])
    asked = Report.objects.select_related("round", "cluster").filter(
        cluster__code=code, round__questionnaire=questionnaire
    )
    found = asked.filter(round__year=year) if year else asked.order_by("-round__year")
    report = found.first()
    if report is None:
        options.could_not(f"{questionnaire} {year or ''}: no round asks this of {cluster}")
    return report
