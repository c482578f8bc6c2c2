from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grappe.cli import options, telling
from grappe.cli.words import (
    NO_FILE,
    NOT_SEALS,
    NOTHING_TO_SEAL,
    SEALED,
    TRAIL_BROKEN,
    TRAIL_EXPORTED,
    TRAIL_HOLDS,
    TRAIL_WRONG,
)
from grappe.questions import Words

if TYPE_CHECKING:
    from grappe.site.trail.chain import Checked, Link

_seals = telling.option(
    "--seals",
    type=click.Path(path_type=Path, dir_okay=False),
    value=options.FILE,
    said=Words(
        fr="Les scellés gardés ailleurs\u202f; sans eux, ceux du dossier des données.",
        en="Seals kept elsewhere; those of the data folder without it.",
    ),
)


@click.group(
    "trail",
    cls=telling.Group,
    said=Words(
        fr="Le journal\u202f: ce qui s’est passé, ligne après ligne, et la preuve que rien n’y a "
        "été changé.",
        en="The trail: what happened, line after line, and the proof that nothing was changed.",
    ),
)
def command() -> None:
    pass


@command.command(
    "export",
    said=Words(
        fr="Écrit le journal dans un fichier, une ligne JSON par événement.",
        en="Write the trail to a file, a line of JSON for each event.",
    ),
)
@telling.argument(
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    value=options.FILE,
    said=Words(fr="Le fichier à écrire.", en="The file to write."),
)
@options.data
@options.language
@options.as_json
def export_lines(file: Path, data: Path, lang: str, as_json: bool) -> None:
    options.site(data, lang, opening=False)
    from grappe.site.trail.reading import export

    part = file.with_name(f"{file.name}.part")
    with part.open("wb") as written:
        lines = export(written)
    part.replace(file)
    if as_json:
        options.print_json({"file": str(file), "lines": lines})
    else:
        click.echo(TRAIL_EXPORTED.filled(file=file, lines=lines).to(lang))


@command.command(
    "verify",
    said=Words(
        fr="Vérifie le journal. Code 1 et la première ligne qui ne tient pas, s’il y en a une.",
        en="Verify the trail. Exit 1 and the first line that does not hold, where there is one.",
    ),
)
@telling.option(
    "--file",
    type=click.Path(path_type=Path, dir_okay=False),
    value=options.FILE,
    said=Words(
        fr="Un journal exporté, au lieu de celui de la base.",
        en="An exported trail, instead of the database’s.",
    ),
)
@_seals
@options.data
@options.language
@options.as_json
def verify_lines(
    file: Path | None, seals: Path | None, data: Path, lang: str, as_json: bool
) -> None:
    if file is not None and not file.is_file():
        options.could_not(NO_FILE.filled(path=file).to(lang))
    options.site(data, lang, opening=False)
    from grappe.site.trail.reading import verify, verify_file

    known = _read(seals, lang)
    checked = verify(known) if file is None else verify_file(file, known)
    if as_json:
        options.print_json(_document(checked, len(known), lang))
    else:
        click.echo(_words(checked).to(lang))
    if not checked.holds:
        raise click.exceptions.Exit(1)


@command.command(
    "seal",
    said=Words(
        fr="Note où finit le journal, dans un fichier à garder ailleurs\u202f: un scellé dit si "
        "la fin s’est perdue.",
        en="Note where the trail ends, in a file to keep elsewhere: a seal tells whether its end "
        "was lost.",
    ),
)
@_seals
@options.data
@options.language
@options.as_json
def seal_now(seals: Path | None, data: Path, lang: str, as_json: bool) -> None:
    options.site(data, lang, opening=False)
    from grappe.site.trail.sealing import seal, seals_file

    file = seals or seals_file()
    link = seal(file)
    if link is None:
        options.could_not(NOTHING_TO_SEAL.to(lang))
    if as_json:
        options.print_json({"file": str(file), "number": link.number, "hash": link.hash})
    else:
        click.echo(SEALED.filled(number=link.number, file=file).to(lang))


def _read(file: Path | None, lang: str) -> "list[Link]":
    from grappe.site.trail.sealing import UnreadableSealsError, read_seals, seals_file

    if file is not None and not file.is_file():
        options.could_not(NO_FILE.filled(path=file).to(lang))
    try:
        return read_seals(file or seals_file())
    except UnreadableSealsError as wrong:
        options.could_not(NOT_SEALS.filled(where=wrong).to(lang))


def _document(checked: "Checked", seals: int, lang: str) -> dict[str, Any]:
    broken = checked.broken
    return {
        "holds": checked.holds,
        "lines": checked.lines,
        "last": {"number": checked.last.number, "hash": checked.last.hash},
        "seals": seals,
        "broken": broken
        and {
            "number": broken.number,
            "what": broken.what,
            "words": TRAIL_WRONG[broken.what].to(lang),
        },
    }


def _words(checked: "Checked") -> Words:
    if checked.broken is None:
        return TRAIL_HOLDS.filled(lines=checked.lines)
    why = TRAIL_WRONG[checked.broken.what]
    return TRAIL_BROKEN.filled(number=checked.broken.number, why=why)
