"""The report that a command names by questionnaire, cluster and year."""

from typing import TYPE_CHECKING, NoReturn

from grappe.cli import options
from grappe.cli.words import NOT_ASKED, NOT_OPEN_YET
from grappe.policies import NotInPolicyError

if TYPE_CHECKING:
    from grappe.policies import Cluster
    from grappe.questions import Questionnaire
    from grappe.site.rounds.models import Report


def named_report(questionnaire: str, cluster: str, year: int | None, lang: str) -> "Report":
    """The latest round's where no year is given. Ends the command where there is none."""
    from grappe.site.policy.reading import current
    from grappe.site.rounds.models import Report

    try:
        asked = current().questionnaire(questionnaire)
        named = current().cluster(cluster)
    except NotInPolicyError as unknown:
        options.could_not(unknown.message.to(lang))
    reports = Report.objects.select_related("round", "cluster").filter(
        cluster__code=named.code, round__questionnaire=asked.code
    )
    by_year = {report.round.year: report for report in reports.order_by("round__year")}
    found = by_year.get(year if year is not None else max(by_year, default=0))
    if found is None:
        _not_asked(asked, named, year, list(by_year), lang)
    return found


def _not_asked(
    asked: "Questionnaire", cluster: "Cluster", year: int | None, known: list[int], lang: str
) -> NoReturn:
    words = NOT_ASKED if known else NOT_OPEN_YET
    years = ", ".join(map(str, known))
    filled = words.filled(questionnaire=asked.label, cluster=cluster.name, year=year, known=years)
    options.could_not(filled.to(lang))
