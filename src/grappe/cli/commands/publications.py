from pathlib import Path

import click

from grappe.cli import options
from grappe.cli.publications import as_line, as_row


@click.command("publications")
@options.data
@options.as_json
def command(data: Path, as_json: bool) -> None:
    """List the publications, the oldest first."""
    options.site(data)
    from grappe.site.rounds.publishing import publications

    rows = [as_row(publication) for publication in publications()]
    if as_json:
        options.print_json(rows)
    else:
        click.echo("\n".join(map(as_line, rows)))
