from pathlib import Path

import click

from grappe.cli import options
from grappe.cli.finding_reports import named_report


@click.command("accept")
@click.argument("questionnaire")
@click.option("--cluster", required=True)
@options.year
@options.data
@options.language
@options.as_json
def command(
    questionnaire: str, cluster: str, year: int | None, data: Path, lang: str, as_json: bool
) -> None:
    """Accept a report that was sent."""
    options.site(data, lang)
    from grappe.site.errors import Refused
    from grappe.site.rounds.reviewing import accept

    try:
        report = accept(named_report(questionnaire, cluster, year, lang), by=None).report
    except Refused as refused:
        options.could_not(refused)
    if as_json:
        options.print_json({"report": report.pk, "state": report.state})
    else:
        click.echo(f"{report}: {report.get_state_display()}")
