import subprocess
import sys
from pathlib import Path

import click

from grappe.cli import options, telling
from grappe.cli.words import RESTORED
from grappe.questions import Words


@telling.command(
    "restore",
    Words(
        fr="Remet une copie de sauvegarde en place, dans un dossier vide\u202f: tout, ou rien.",
        en="Bring a backup back, into an empty folder: all of it, or nothing.",
    ),
)
@telling.argument(
    "file",
    type=click.Path(path_type=Path),
    value=options.FILE,
    said=Words(fr="La copie, faite par grappe backup.", en="The copy, made by grappe backup."),
)
@telling.option(
    "--erasures",
    type=click.Path(path_type=Path),
    value=options.FILE,
    said=Words(
        fr="Le journal des effacements gardé ailleurs\u202f: ce qu’il dit est effacé à nouveau.",
        en="The journal of erasures kept elsewhere: what it tells is erased again.",
    ),
)
@options.data
@options.language
@options.as_json
def command(file: Path, erasures: Path | None, data: Path, lang: str, as_json: bool) -> None:
    options.readable(file, lang)
    if erasures is not None:
        options.readable(erasures, lang)
    with options.without_site(lang):
        from grappe.site.errors import Refused
        from grappe.site.operations.keeping import counts, restore

        try:
            done = restore(file, data.resolve())
        except Refused as refused:
            options.could_not(refused)
    told = counts(done.manifest)
    row = {**done.manifest.told(), **told, "seconds": round(done.seconds, 2)}
    if as_json:
        options.print_json(row)
    else:
        words = RESTORED.filled(made_at=done.manifest.made_at, folder=data, **told)
        click.echo(words.to(lang))
    if erasures is not None:
        _erase_again(erasures, data, lang)


def _erase_again(journal: Path, data: Path, lang: str) -> None:
    """As a process of its own, which starts on the folder that is there now. What was brought back
    stays; where the journal can't be read, the command ends as that one does."""
    asked = ["privacy", "replay", str(journal), "--data", str(data), "--lang", lang]
    command = [sys.executable, "-m", "grappe.cli", *asked]
    done = subprocess.run(command, capture_output=True, text=True)
    click.echo(done.stdout + done.stderr, err=True, nl=False)
    if done.returncode:
        raise click.exceptions.Exit(done.returncode)
