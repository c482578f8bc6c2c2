from pathlib import Path

import click

from grappe.cli import options, telling
from grappe.cli.words import BACKED_UP, NO_DATA, NOT_MADE
from grappe.questions import Words


@telling.command(
    "backup",
    Words(
        fr="Copie tout dans un fichier\u202f: base de données, fichiers reçus, publications. Les "
        "personnes continuent de travailler.",
        en="Copy everything into one file: database, files kept, publications. People go on "
        "working.",
    ),
)
@telling.argument(
    "file",
    type=click.Path(path_type=Path),
    value=options.FILE,
    said=Words(fr="Le fichier à écrire.", en="The file to write."),
)
@options.data
@options.language
@options.as_json
def command(file: Path, data: Path, lang: str, as_json: bool) -> None:
    if not options.holds_data(data):
        options.could_not(NO_DATA.filled(path=data).to(lang))
    options.site(data, lang, opening=False)
    from grappe.site.operations.keeping import back_up, counts

    try:
        manifest = back_up(file)
    except (FileExistsError, IsADirectoryError, NotADirectoryError, PermissionError):
        options.could_not(NOT_MADE.filled(path=file).to(lang))
    told = counts(manifest)
    row = {"file": str(file), "bytes": file.stat().st_size, **manifest.told(), **told}
    options.print_json(row) if as_json else click.echo(BACKED_UP.filled(file=file, **told).to(lang))
