from pathlib import Path

import click

from grappe.cli import options
from grappe.cli.finding_reports import named_report


@click.command("template")
@click.argument("questionnaire")
@click.option("--cluster", required=True)
@click.option("--out", type=click.Path(path_type=Path), required=True)
@options.year
@options.data
@options.language
def command(
    questionnaire: str, cluster: str, out: Path, year: int | None, data: Path, lang: str
) -> None:
    """Write a cluster's workbook, with last year's accepted answers in it."""
    options.site(data, lang)
    from grappe.site.rounds.templates_out import template_of

    made = template_of(named_report(questionnaire, cluster, year, lang), lang)
    options.write(out, made, lang)
    click.echo(str(out), err=True)
