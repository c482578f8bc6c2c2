from pathlib import Path

import click

from grappe.cli import options, telling
from grappe.cli.publications import as_line, as_row
from grappe.questions import Words


@telling.command(
    "publish",
    Words(
        fr="Fige toutes les réponses acceptées en une publication, "
        "si quelque chose a été accepté depuis la dernière.",
        en="Freeze all accepted answers as a publication, where something new was accepted.",
    ),
)
@options.data
@options.language
@options.as_json
def command(data: Path, lang: str, as_json: bool) -> None:
    options.site(data, lang)
    from grappe.site.errors import Refused
    from grappe.site.rounds.publishing import NothingNew, publish_accepted

    try:
        row = as_row(publish_accepted(by=None))
        told = as_line(row, lang)
    except NothingNew as nothing:
        row, told = as_row(nothing.last), str(nothing)
    except Refused as refused:
        options.could_not(refused)
    options.print_json(row) if as_json else click.echo(told)
