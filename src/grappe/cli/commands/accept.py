from pathlib import Path

import click

from grappe.cli import options, telling
from grappe.cli.finding_reports import named_report
from grappe.questions import Period, Words


@telling.command(
    "accept", Words(fr="Accepte une réponse envoyée.", en="Accept a report that was sent.")
)
@options.asked
@options.cluster
@options.year
@options.data
@options.language
@options.as_json
def command(
    questionnaire: str, cluster: str, period: Period | None, data: Path, lang: str, as_json: bool
) -> None:
    options.site(data, lang)
    from grappe.site.errors import Refused
    from grappe.site.rounds.region.naming import report_name
    from grappe.site.rounds.reviewing import accept

    try:
        report = accept(named_report(questionnaire, cluster, period, lang), by=None).report
    except Refused as refused:
        options.could_not(refused)
    if as_json:
        options.print_json({"report": report.pk, "state": report.state})
    else:
        click.echo(f"{report_name(report)} · {report.get_state_display()}")
