from pathlib import Path

import click

from grappe.cli import options


@click.command("serve")
@click.option("--port", type=int, default=8000, show_default=True)
@options.data
def command(port: int, data: Path) -> None:
    """Serve the pages."""
    options.site(data)
    from grappe.site.serving import serve

    serve(port=port)
