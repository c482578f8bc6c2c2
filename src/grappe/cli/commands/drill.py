from pathlib import Path

import click

from grappe.cli import options, telling
from grappe.cli.words import DRILLED, NO_DATA, NOT_EQUAL
from grappe.questions import Words


@telling.command(
    "drill",
    Words(
        fr="Prouve que tout peut être remis\u202f: copie, remise ailleurs, comparaison. Rien n’en "
        "reste.",
        en="Prove that everything can be brought back: backup, restore elsewhere, compare. Nothing "
        "of it stays.",
    ),
)
@telling.option(
    "--scratch",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    value=options.FOLDER,
    said=Words(
        fr="Où il y a deux fois la place des données\u202f; sans lui, le dossier temporaire.",
        en="Where there is room for twice the data; the temporary folder without it.",
    ),
)
@options.data
@options.language
@options.as_json
def command(scratch: Path | None, data: Path, lang: str, as_json: bool) -> None:
    if not options.holds_data(data):
        options.could_not(NO_DATA.filled(path=data).to(lang))
    options.site(data, lang, opening=False)
    from grappe.site.errors import Refused
    from grappe.site.operations.keeping import drill

    try:
        told = drill(scratch)
    except Refused as refused:
        options.could_not(refused)
    words = DRILLED if told["equal"] else NOT_EQUAL
    options.print_json(told) if as_json else click.echo(words.filled(**told).to(lang))
    raise click.exceptions.Exit(0 if told["equal"] else 1)
