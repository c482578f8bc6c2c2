"""`grappe COMMAND`: each command is a file of `commands`, loaded when it is called."""

import importlib
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from grappe.cli import telling
from grappe.cli.speaking import speak
from grappe.questions import Words

COMMANDS = (
    "accept",
    "backup",
    "chart",
    "check",
    "demo",
    "doctor",
    "drill",
    "figures",
    "identify",
    "objectives",
    "plan",
    "policy",
    "privacy",
    "public",
    "publications",
    "publish",
    "register",
    "release",
    "remind",
    "report",
    "restore",
    "serve",
    "stories",
    "submit",
    "template",
    "trail",
    "work",
)


class Commands(telling.Group):
    """The commands, imported one at a time so that each starts quickly."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"grappe.cli.commands.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command


@click.group(
    cls=Commands,
    said=Words(
        fr="Demander une fois aux clusters, vérifier les réponses à l’entrée, montrer ce qu’ils "
        "accomplissent.",
        en="Ask clusters once, check the answers at the door, show what clusters achieve.",
    ),
)
@click.version_option(
    package_name="grappe",
    message="%(prog)s %(version)s",
    cls=telling.Option,
    said=Words(fr="Affiche la version.", en="Show the version."),
)
def grappe() -> None:
    pass


def main(words: Sequence[str] | None = None) -> None:
    """Exit 0 fine, 1 findings of severity error, 2 could not be done (one line on stderr)."""
    speak(sys.argv[1:] if words is None else words)
    try:
        sys.exit(grappe.main(words, prog_name="grappe", standalone_mode=False) or 0)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.exceptions.NoArgsIsHelpError as help_wanted:
        click.echo(help_wanted.format_message())
    except click.ClickException as wrong:
        _could_not(wrong.format_message())
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as wrong:
        _could_not(f"{wrong.filename}: {wrong.strerror}" if wrong.filename else str(wrong))


def _could_not(message: str) -> NoReturn:
    click.echo(f"grappe: {' '.join(message.split())}", err=True)
    sys.exit(2)
