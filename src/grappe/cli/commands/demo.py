from pathlib import Path
from typing import Any

import click

from grappe.cli import options, telling
from grappe.cli.serving import serve_afresh
from grappe.cli.words import BUILT, SERVED
from grappe.questions import Words, number_words


@telling.command(
    "demo",
    Words(
        fr="Construit la démonstration s’il n’y en a pas, et la sert.",
        en="Build the demonstration where there is none, and serve it.",
    ),
)
@telling.option(
    "--serve/--no-serve",
    default=True,
    said=Words(fr="La servir une fois construite.", en="Serve it when it is built."),
)
@options.port
@options.data
@options.language
@options.as_json
def command(serve: bool, port: int, data: Path, lang: str, as_json: bool) -> None:
    options.site(data, lang, opening=False)
    summary = _build()
    if as_json:
        options.print_json(summary)
    else:
        _tell(summary, lang)
    if serve:
        _tell_where(port, lang, err=as_json)
        serve_afresh(port, data, lang)


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


def _tell(summary: dict[str, Any], lang: str) -> None:
    counts = {name: number_words(n).to(lang) for name, n in summary.items() if name != "reports"}
    click.echo(BUILT.filled(**counts).to(lang))


def _tell_where(port: int, lang: str, err: bool) -> None:
    from grappe.site.demonstrated import read

    click.echo(SERVED.filled(address=f"http://localhost:{port}").to(lang), err=err)
    for persona in (read() or {}).get("personas", ()):
        click.echo(f"  {persona['email']:<30} {persona['line'][lang]}", err=err)
