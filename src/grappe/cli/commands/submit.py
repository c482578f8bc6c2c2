from pathlib import Path

import click

from grappe.cli import options, telling
from grappe.cli.finding_reports import named_report
from grappe.cli.findings import as_rows, has_errors, print_findings
from grappe.questions import Period, Words


@telling.command(
    "submit",
    Words(
        fr="Verse un fichier dans le brouillon d’un cluster et l’envoie à la Région.",
        en="Bring a file into a cluster’s draft and send it to the Region.",
    ),
)
@telling.argument(
    "file",
    type=click.Path(path_type=Path),
    value=options.FILE,
    said=Words(fr="Le fichier à envoyer.", en="The file to send."),
)
@options.cluster
@options.answered
@options.year
@options.data
@options.language
@options.as_json
def command(
    file: Path,
    cluster: str,
    questionnaire: str | None,
    period: Period | None,
    data: Path,
    lang: str,
    as_json: bool,
) -> None:
    content = options.content_of(file, lang)
    options.site(data, lang)
    from grappe.site.errors import Refused
    from grappe.site.rounds.region.naming import report_name
    from grappe.site.rounds.sending_files import send_file

    try:
        report = named_report(questionnaire or _told_by(content, file, lang), cluster, period, lang)
        sent = send_file(report, file.name, content)
    except Refused as refused:
        options.could_not(refused)
    rows = as_rows(sent.findings, sent.answer, lang)
    if as_json:
        state = {"report": sent.report.pk, "number": sent.number, "state": sent.report.state}
        options.print_json({**state, "findings": rows})
    else:
        print_findings(rows, lang)
        told = (report_name(report), sent.report.get_state_display(), sent.number)
        click.echo(" · ".join(filter(None, told)))
    raise click.exceptions.Exit(1 if has_errors(sent.findings) else 0)


def _told_by(content: bytes, file: Path, lang: str) -> str:
    from grappe.site.policy.reading import current
    from grappe.workbook import UnreadableFile, read_safely

    try:
        return read_safely(content, file.name, current().questionnaires).answer.questionnaire
    except UnreadableFile as unreadable:
        options.could_not(unreadable.message.to(lang))
