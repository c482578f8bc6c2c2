from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grappe.cli import options, telling
from grappe.cli.words import OUTCOMES
from grappe.questions import Words

if TYPE_CHECKING:
    from grappe.answers import Answer
    from grappe.identity import Directory, Identified, Line
    from grappe.questions import Questionnaire, Section


@telling.command(
    "identify",
    Words(
        fr="Dit qui est chaque ligne d’une liste d’adhérents, et pourquoi. "
        "Il ne faut qu’un répertoire.",
        en="Say who each line of a list of members is, and why. Needs a register and nothing else.",
    ),
)
@telling.argument(
    "file",
    type=click.Path(path_type=Path),
    value=options.FILE,
    said=Words(fr="La liste, sous n’importe quels titres.", en="The list, under any headings."),
)
@options.register
@options.data
@options.language
@options.as_json
def command(file: Path, register: Path | None, data: Path, lang: str, as_json: bool) -> None:
    from grappe.identity import identify

    lines = _lines(file, lang)
    identified = identify(lines, _directory(register or data / options.REGISTER, lang))
    if as_json:
        options.print_json([_document(one, lang) for one in identified])
    else:
        click.echo("\n".join(_told(identified, lang)))


def _lines(file: Path, lang: str) -> "list[Line]":
    """The organisations in a file, whatever its headings: it is read as the questionnaire whose
    table asks for their numbers."""
    from grappe.answers import line_of
    from grappe.workbook import UnreadableFile, read_safely

    asked = [one for one in options.policy(lang).questionnaires if _tables(one)]
    try:
        reading = read_safely(options.content_of(file, lang), file.name, asked)
    except UnreadableFile as wrong:
        options.could_not(wrong.message.to(lang))
    answer = reading.answer
    return [
        line_of(section, row, reading.tables[section.code].row_numbers[row.id])
        for section in _tables(_asked(asked, answer))
        for row in answer.rows(section.code)
    ]


def _asked(asked: "Sequence[Questionnaire]", answer: "Answer") -> "Questionnaire":
    named = (answer.questionnaire, answer.version)
    return next(one for one in asked if (one.code, one.version) == named)


def _tables(questionnaire: "Questionnaire") -> "list[Section]":
    return [section for section in questionnaire.sections if section.lists_organisations]


def _directory(folder: Path, lang: str) -> "Directory":
    from grappe.identity import KnownDirectory, RegisterDirectory
    from grappe.register import current

    version = current(folder)
    return RegisterDirectory(version) if version else KnownDirectory(())


def _document(one: "Identified", lang: str) -> dict[str, Any]:
    return {
        "row": one.row,
        "name": one.name,
        "outcome": one.outcome,
        "siren": one.key,
        "probability": one.probability,
        "terms": [{"term": term.words.to(lang), "weight": term.weight} for term in one.terms],
        "candidates": [
            {
                "siren": candidate.key,
                "name": candidate.name,
                "commune": candidate.commune,
                "probability": candidate.probability,
            }
            for candidate in one.candidates
        ],
    }


def _told(identified: "Iterable[Identified]", lang: str) -> Iterable[str]:
    for one in identified:
        best = f"{one.candidates[0].name} ({one.key})" if one.key else ""
        yield f"{one.row}\t{one.name}\t{OUTCOMES[one.outcome].to(lang)}\t{best}".rstrip()
        if one.contradiction:
            yield f"\t{one.contradiction.to(lang)}"
