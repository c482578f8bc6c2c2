from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grappe.cli import options
from grappe.cli.words import OUTCOMES

if TYPE_CHECKING:
    from grappe.identity import Directory, Identified, Line


_FIELDS = ("name", "siren", "postal_code", "commune", "type", "website")


@click.command("identify")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--register", type=click.Path(path_type=Path), help="A folder with a register.")
@options.data
@options.language
@options.as_json
def command(file: Path, register: Path | None, data: Path, lang: str, as_json: bool) -> None:
    """Say who each line of a list of members is, and why. Needs a register and nothing else."""
    from grappe.identity import identify

    lines = _lines(file, lang)
    identified = identify(lines, _directory(register or data / options.REGISTER, lang))
    if as_json:
        options.print_json([_document(one, lang) for one in identified])
    else:
        click.echo("\n".join(_told(identified, lang)))


def _lines(file: Path, lang: str) -> "list[Line]":
    """The members in a file, whatever its headings."""
    from grappe.identity import Line
    from grappe.workbook import UnreadableFile, read_safely

    members = options.policy(lang).questionnaire("members")
    try:
        reading = read_safely(options.content_of(file, lang), file.name, [members])
    except UnreadableFile as wrong:
        options.could_not(wrong.message.to(lang))
    return [
        Line(table.row_numbers[row.id], *(str(row.values.get(field) or "") for field in _FIELDS))
        for section, table in reading.tables.items()
        for row in reading.answer.rows(section)
    ]


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
