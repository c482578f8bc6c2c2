import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grappe.cli import options, telling
from grappe.cli.findings import as_rows, has_errors, print_findings
from grappe.cli.words import ANSWERS_ANOTHER
from grappe.questions import Words

if TYPE_CHECKING:
    from grappe.checks import Context
    from grappe.policies import Policy
    from grappe.questions import Questionnaire
    from grappe.workbook import Reading


@telling.command(
    "check",
    Words(
        fr="Lit un classeur et dit ce qui est à corriger, à sa cellule. "
        "Aucun dossier de données n’est nécessaire\u202f; s’il y a un répertoire, il est consulté.",
        en="Read a workbook and say what is wrong, at its cell. Needs no data folder; where there "
        "is a company register, it is looked up.",
    ),
)
@telling.argument(
    "file",
    type=click.Path(path_type=Path),
    value=options.FILE,
    said=Words(fr="Le classeur à lire.", en="The workbook to read."),
)
@options.answered
@telling.option(
    "--annotated",
    type=click.Path(path_type=Path),
    value=options.FILE,
    said=Words(
        fr="Écrit ici le même classeur, chaque remarque à sa cellule.",
        en="Write the same workbook here, each finding at its cell.",
    ),
)
@options.register
@options.data
@options.language
@options.as_json
def command(
    file: Path,
    questionnaire: str | None,
    annotated: Path | None,
    register: Path | None,
    data: Path,
    lang: str,
    as_json: bool,
) -> None:
    from grappe.checks import check
    from grappe.workbook import annotate

    content = options.content_of(file, lang)
    policy = options.policy(lang, data)
    reading = _read(content, file.name, policy, questionnaire, lang)
    asked = policy.questionnaire(reading.answer.questionnaire, reading.answer.version)
    context = _with_register(reading, asked, register or data / options.REGISTER)
    checked = check(reading.answer, asked, context)
    findings = tuple(reading.locate(finding) for finding in checked.findings)
    if annotated:
        options.write(annotated, annotate(content, reading, findings, lang), lang)
    sections = [section.code for section in asked.sections if section.code in reading.tables]
    rows = as_rows(findings, reading.answer, lang)
    if as_json:
        options.print_json(
            {
                "file": file.name,
                "questionnaire": asked.code,
                "version": asked.version,
                "rows": {code: reading.tables[code].rows_read for code in sections},
                "findings": rows,
                "not_checked": list(checked.not_checked),
            }
        )
    else:
        print_findings(rows, lang)
    raise click.exceptions.Exit(1 if has_errors(findings) else 0)


def _read(
    content: bytes, name: str, policy: "Policy", questionnaire: str | None, lang: str
) -> "Reading":
    from grappe.policies import NotInPolicyError
    from grappe.workbook import UnreadableFile, read_safely

    try:
        wanted = policy.questionnaire(questionnaire) if questionnaire else None
        expected = wanted.code if wanted else None
        reading = read_safely(content, name, policy.questionnaires, expect=expected)
    except (NotInPolicyError, UnreadableFile) as wrong:
        options.could_not(wrong.message.to(lang))
    if wanted and wanted.code != reading.answer.questionnaire:
        answered = policy.questionnaire(reading.answer.questionnaire).label
        options.could_not(ANSWERS_ANOTHER.filled(answered=answered, asked=wanted.label).to(lang))
    return reading


def _with_register(reading: "Reading", asked: "Questionnaire", folder: Path) -> "Context":
    from grappe.checks import numbers_in
    from grappe.register import companies, current, status_of

    version = current(folder)
    if version is None:
        return reading.context
    return dataclasses.replace(
        reading.context,
        register=companies(version, numbers_in(reading.answer, asked)),
        register_as_of=status_of(version).as_of,
    )
