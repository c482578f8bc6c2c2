import sys
from dataclasses import asdict
from pathlib import Path

import click

from grappe.cli import options, telling
from grappe.questions import Words

SIGNS = {"fine": "  ", "advice": "? ", "problem": "! "}


@telling.command(
    "doctor",
    Words(
        fr="Regarde si l’installation est bien réglée, et dit quoi changer.",
        en="Look whether the installation is set up well, and say what to change.",
    ),
)
@options.data
@options.language
@options.as_json
def command(data: Path, lang: str, as_json: bool) -> None:
    options.site(data, lang, preparing=False)
    from grappe.site.operations.watching.doctor import examine

    found = examine()
    if as_json:
        options.print_json([asdict(one) for one in found])
    else:
        for one in found:
            click.echo(f"{SIGNS[one.state]}{one.setting}: {one.message} {one.change}".rstrip())
    sys.exit(1 if any(one.state == "problem" for one in found) else 0)
