from pathlib import Path

import click

from grappe.cli import options
from grappe.cli.findings import as_rows, has_errors, print_findings


@click.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--questionnaire", help="Which one it answers, where the file doesn't say.")
@click.option("--annotated", type=click.Path(path_type=Path), help="Write the file with findings.")
@options.language
@options.as_json
def command(
    file: Path, questionnaire: str | None, annotated: Path | None, lang: str, as_json: bool
) -> None:
    """Read a workbook and say what is wrong, at its cell. Needs no data folder."""
    from grappe.checks import check
    from grappe.policies import NotInPolicyError
    from grappe.workbook import UnreadableFile, annotate, read_safely

    content = file.read_bytes()
    policy = options.policy(lang)
    try:
        expected = policy.questionnaire(questionnaire).code if questionnaire else None
        reading = read_safely(content, file.name, policy.questionnaires, expect=expected)
    except (NotInPolicyError, UnreadableFile) as wrong:
        options.could_not(wrong.message.to(lang))
    asked = policy.questionnaire(reading.answer.questionnaire, reading.answer.version)
    checked = check(reading.answer, asked, reading.context)
    findings = tuple(reading.locate(finding) for finding in checked.findings)
    if annotated:
        annotated.write_bytes(annotate(content, reading, findings, lang))
    rows = as_rows(findings, reading.answer, lang)
    if as_json:
        options.print_json(
            {
                "file": file.name,
                "questionnaire": asked.code,
                "version": asked.version,
                "rows": {section: t.rows_read for section, t in reading.tables.items()},
                "findings": rows,
                "not_checked": list(checked.not_checked),
            }
        )
    else:
        print_findings(rows)
    raise click.exceptions.Exit(1 if has_errors(findings) else 0)
