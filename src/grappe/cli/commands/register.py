from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grappe.cli import options, telling
from grappe.questions import Words

if TYPE_CHECKING:
    from grappe.register import RegisterStatus


@click.group(
    "register",
    cls=telling.Group,
    said=Words(
        fr="Le répertoire des entreprises\u202f: les fichiers Sirene de l’Insee, à côté des "
        "données.",
        en="The company register: Insee’s Sirene files, kept beside the data.",
    ),
)
def command() -> None:
    pass


@command.command(
    "import",
    said=Words(
        fr="Remplace le répertoire par ce que disent les fichiers publics, d’un coup ou pas du "
        "tout\u202f; "
        "le fichier des comptes annuels, seul, ne remplace que les comptes.",
        en="Replace the register by what the public files say, in one step or not at all; the file "
        "of annual accounts by itself replaces the accounts alone.",
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

    try:
        status = import_register(
            files,
            data / options.REGISTER,
            at=datetime.now(UTC),
            departments=[one.strip().zfill(2) for one in departments.split(",") if one.strip()],
            employers_only=employers,
            legal_persons_only=legal_persons,
            index=build_index,
            progress=lambda step: None if as_json else click.echo(f"{step.to(lang)}…", err=True),
        )
    except RegisterError as wrong:
        options.could_not(wrong.message.to(lang))
    _tell(status, lang, as_json)


@command.command(
    "status",
    said=Words(
        fr="Ce qui est chargé, son âge, et les filtres appliqués.",
        en="What is loaded, how old it is, and which filters were applied.",
    ),
)
@options.data
@options.language
@options.as_json
def status(data: Path, lang: str, as_json: bool) -> None:
    from grappe.register import current, status_of

    version = current(data / options.REGISTER)
    _tell(status_of(version) if version else None, lang, as_json)


def _tell(status: "RegisterStatus | None", lang: str, as_json: bool) -> None:
    from grappe.register import status_words

    if as_json:
        options.print_json(_document(status) if status else None)
    else:
        for words in status_words(status, today=datetime.now(UTC).date()):
            click.echo(words.to(lang))


def _document(status: "RegisterStatus") -> dict[str, Any]:
    return {
        "units": status.units,
        "establishments": status.establishments,
        "as_of": status.as_of,
        "seconds": status.seconds,
    }
