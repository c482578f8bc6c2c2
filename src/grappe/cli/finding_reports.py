"""The report that a command names by questionnaire, cluster and period."""

from typing import TYPE_CHECKING, NoReturn

from grappe.cli import options
from grappe.cli.words import NOT_ASKED, NOT_OPEN_YET
from grappe.policies import NotInPolicyError
from grappe.questions import Period

if TYPE_CHECKING:
    from grappe.policies import Cluster
    from grappe.questions import Questionnaire
    from grappe.site.rounds.models import Report


def named_report(questionnaire: str, cluster: str, period: Period | None, lang: str) -> "Report":
    """The latest round's where none is given; of quarters, the latest that is over. Ends the
    command where there is none."""
    from grappe.site import clock
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
    ordered = reports.order_by("round__year", "round__quarter")
    by_period = {report.round.period: report for report in ordered}
    today = clock.today()
    over = [one for one in by_period if one.quarter is None or one.last_day < today]
    found = by_period.get(period or (over[-1] if over else Period(0)))
    if found is None:
        _not_asked(asked, named, period, [one.typed.to(lang) for one in by_period], lang)
    return found


def _not_asked(
    asked: "Questionnaire", cluster: "Cluster", period: Period | None, known: list[str], lang: str
) -> NoReturn:
    words = NOT_ASKED if known else NOT_OPEN_YET
    about = {"period": period.typed if period else "", "known": ", ".join(known)}
    filled = words.filled(questionnaire=asked.label, cluster=cluster.name, **about)
    options.could_not(filled.to(lang))
