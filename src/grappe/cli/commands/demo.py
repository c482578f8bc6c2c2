from pathlib import Path
from typing import Any

import click

from grappe.cli import options
from grappe.cli.serving import serve_pages


@click.command("demo")
@click.option("--serve/--no-serve", default=True, help="Serve it when it is built.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@options.data
@options.language
@options.as_json
def command(serve: bool, port: int, data: Path, lang: str, as_json: bool) -> None:
    """Build the demonstration where there is none, and serve it."""
    options.site(data, lang, opening=False)
    summary = _build()
    if as_json:
        options.print_json(summary)
    else:
        _tell(summary)
    if serve:
        click.echo(f"http://localhost:{port}", err=as_json)
        serve_pages(port, lang)


def _build() -> dict[str, Any]:
    from rich.console import Console
    from rich.progress import Progress

    from grappe.demonstration import build, summary
    from grappe.site.errors import Refused

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Grappe", total=None)
        try:
            build(lambda done, of: bar.update(task, completed=done, total=of))
        except Refused as refused:
            options.could_not(refused)
    return summary()


def _tell(summary: dict[str, Any]) -> None:
    reports = ", ".join(f"{count} {state}" for state, count in summary["reports"].items())
    click.echo(
        f"{summary['clusters']} clusters, {summary['rounds']} rounds, "
        f"{summary['members']} members, {summary['publications']} publications; reports: {reports}."
    )
