from pathlib import Path

import click

from grappe.cli import options
from grappe.cli.serving import serve_pages


@click.command("serve")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@options.data
@options.language
def command(port: int, data: Path, lang: str) -> None:
    """Serve the pages, with the worker beside."""
    options.site(data, lang)
    serve_pages(port, lang)
