from pathlib import Path

import click

from grappe.cli import options, telling
from grappe.cli.publications import as_line, as_row
from grappe.questions import Words


@telling.command(
    "publications",
    Words(
        fr="Liste les publications, la plus ancienne d’abord.",
        en="List the publications, the oldest first.",
    ),
)
@options.data
@options.language
@options.as_json
def command(data: Path, lang: str, as_json: bool) -> None:
    options.site(data, lang)
    from grappe.site.rounds.publishing import publications

    rows = [as_row(publication) for publication in publications()]
    if as_json:
        options.print_json(rows)
    else:
        click.echo("\n".join(as_line(row, lang) for row in rows))
