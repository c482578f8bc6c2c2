import dataclasses
from datetime import UTC, datetime
from pathlib import Path

import click

from grappe.cli import options, telling
from grappe.questions import Words


@click.group(
    "register",
    cls=telling.Group,
    said=Words(
        fr="Le registre des entreprises\u202f: les fichiers Sirene de l’Insee, à côté des données.",
        en="The company register: Insee’s Sirene files, kept beside the data.",
    ),
)
def command() -> None:
    pass


@command.command(
    "import",
    said=Words(
        fr="Remplace le registre par ce que disent les fichiers publics, d’un coup ou pas du tout.",
        en="Replace the register by what the public files say, in one step or not at all.",
    ),
)
@telling.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
    value=Words(fr="FICHIERS…", en="FILES…"),
    said=Words(fr="Les fichiers de l’Insee.", en="Insee’s files."),
)
@telling.option(
    "--departments",
    default="",
    value=Words(fr="CODES", en="CODES"),
    said=Words(fr="Seulement ceux présents dans 01,03,…", en="Only those present in 01,03,…"),
)
@telling.option(
    "--employers",
    is_flag=True,
    said=Words(fr="Seulement ceux qui ont des salariés.", en="Only those with employees."),
)
@telling.option(
    "--legal-persons",
    is_flag=True,
    said=Words(fr="Sans les entrepreneurs individuels.", en="Without sole traders."),
)
@options.data
@options.language
@options.as_json
def import_files(
    files: tuple[Path, ...],
    departments: str,
    employers: bool,
    legal_persons: bool,
    data: Path,
    lang: str,
    as_json: bool,
) -> None:
    from grappe.identity import build_index
    from grappe.register import RegisterError, import_register
    from grappe.register.words import LOADED

    try:
        status = import_register(
            files,
            data / options.REGISTER,
            at=datetime.now(UTC),
            departments=[one.strip().zfill(2) for one in departments.split(",") if one.strip()],
            employers_only=employers,
            legal_persons_only=legal_persons,
            index=build_index,
            progress=lambda step: click.echo(f"{step.to(lang)}…", err=True),
        )
    except RegisterError as wrong:
        options.could_not(wrong.message.to(lang))
    document = dataclasses.asdict(status)
    if as_json:
        options.print_json(document)
    else:
        click.echo(LOADED.filled(**document).to(lang))


@command.command(
    "status",
    said=Words(
        fr="Ce qui est chargé, et jusqu’à quel jour il sait.",
        en="What is loaded, and up to which day it knows.",
    ),
)
@options.data
@options.language
@options.as_json
def status(data: Path, lang: str, as_json: bool) -> None:
    from grappe.register import current, status_of
    from grappe.register.words import LOADED, NONE_YET

    version = current(data / options.REGISTER)
    document = dataclasses.asdict(status_of(version)) if version else None
    if as_json:
        options.print_json(document)
    else:
        click.echo((LOADED.filled(**document) if document else NONE_YET).to(lang))
