from pathlib import Path

import click

from grappe.cli import options, telling
from grappe.cli.finding_reports import named_report
from grappe.questions import Period, Words


@telling.command(
    "template",
    Words(
        fr="Écrit le classeur d’un cluster, avec ses réponses acceptées l’an dernier.",
        en="Write a cluster’s workbook, with last year’s accepted answers in it.",
    ),
)
@options.asked
@options.cluster
@telling.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    value=options.FILE,
    said=Words(fr="Où l’écrire.", en="Where to write it."),
)
@options.year
@options.data
@options.language
def command(
    questionnaire: str, cluster: str, out: Path, period: Period | None, data: Path, lang: str
) -> None:
    options.site(data, lang)
    from grappe.site.rounds.templates_out import template_of

    made = template_of(named_report(questionnaire, cluster, period, lang), lang)
    options.write(out, made, lang)
    click.echo(str(out), err=True)
