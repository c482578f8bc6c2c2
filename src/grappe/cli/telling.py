"""Commands and their words: what each is for is said in both languages, and shown in the one asked
for by `--lang`. Every command, option and argument of the terminal is made here."""

from collections.abc import Callable
from typing import Any

import click

from grappe.cli.speaking import spoken
from grappe.questions import Words

HELP = Words(fr="Affiche cette aide.", en="Show this help.")
COMMAND = Words(fr="COMMANDE [MOTS]…", en="COMMAND [ARGS]…")
LANGUAGE = Words(fr="La langue des mots, celle de l’aide aussi.", en="The language, of help too.")

Made = Callable[[Any], Any]


class Said(click.Parameter):
    """`said` is what it is for, `value` what its value is called (None: a flag or a choice)."""

    def __init__(
        self, *names: Any, said: Words, value: Words | None = None, **attributes: Any
    ) -> None:
        self.said, self.value = said, value
        super().__init__(*names, **attributes)

    def speak(self, language: str) -> None:
        self.help = self.said.to(language)
        self.metavar = self.value.to(language) if self.value else None


class Option(Said, click.Option):
    pass


class Argument(Said, click.Argument):
    pass


class Command(click.Command):
    """Speaks the language asked for; in a list of commands, its first sentence, never cut."""

    def __init__(self, *names: Any, said: Words, **attributes: Any) -> None:
        super().__init__(*names, **attributes)
        self.said, self.add_help_option = said, False
        click.help_option("-h", "--help", cls=Option, said=HELP)(self)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        self.help = self.said.to(spoken())
        for one in self.params:
            assert isinstance(one, Said)
            one.speak(spoken())
        return super().parse_args(ctx, args)

    def get_short_help_str(self, limit: int = 0) -> str:
        return self.said.to(spoken()).partition(". ")[0].removesuffix(".")


class Group(Command, click.Group):
    """Takes `--lang` too, so that its help can be asked for in either language."""

    command_class = Command

    def __init__(self, *names: Any, **attributes: Any) -> None:
        super().__init__(*names, **attributes)
        language(expose_value=False)(self)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [*click.Command.collect_usage_pieces(self, ctx), COMMAND.to(spoken())]


def command(name: str, said: Words) -> Made:
    return click.command(name, cls=Command, said=said)


def option(*names: str, said: Words, value: Words | None = None, **attributes: Any) -> Made:
    return click.option(*names, cls=Option, said=said, value=value, **attributes)


def argument(name: str, *, said: Words, value: Words, **attributes: Any) -> Made:
    return click.argument(name, cls=Argument, said=said, value=value, **attributes)


def language(**attributes: Any) -> Made:
    choice = click.Choice(["fr", "en"])
    return option(
        "--lang", type=choice, default="fr", show_default=True, said=LANGUAGE, **attributes
    )
