import dataclasses
from datetime import UTC, datetime
from pathlib import Path

import click

from grappe.cli import options


@click.group("register")
def command() -> None:
    """The company register: Insee's Sirene files, kept beside the data."""


@command.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--departments", default="", help="Only those present in them: 01,03,…")
@click.option("--employers", is_flag=True, help="Only those with employees.")
@click.option("--legal-persons", is_flag=True, help="Without sole traders.")
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
    """Replace the register by what the public files say, in one step or not at all."""
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


@command.command("status")
@options.data
@options.language
@options.as_json
def status(data: Path, lang: str, as_json: bool) -> None:
    """What is loaded, and up to which day it knows."""
    from grappe.register import current, status_of
    from grappe.register.words import LOADED, NONE_YET

    version = current(data / options.REGISTER)
    document = dataclasses.asdict(status_of(version)) if version else None
    if as_json:
        options.print_json(document)
    else:
        click.echo((LOADED.filled(**document) if document else NONE_YET).to(lang))
