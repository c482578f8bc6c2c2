"""The terminal's own help: every command, option and argument, in both languages."""

from collections.abc import Iterator

import click
import pytest

from grappe.cli.main import grappe as terminal
from grappe.cli.telling import Command, Said

TYPES = {"TEXT", "PATH", "FILE", "DIRECTORY", "INTEGER", "FLOAT", "BOOLEAN"}
"""What click calls a value that nobody has named."""


def commands(group: click.Command = terminal, *named: str) -> Iterator[tuple[str, ...]]:
    """The words by which each command and group is called."""
    yield named
    if isinstance(group, click.Group):
        context = click.Context(group)
        for name in group.list_commands(context):
            found = group.get_command(context, name)
            assert found is not None
            yield from commands(found, *named, name)


EVERY = list(commands())


def command(words: tuple[str, ...]) -> click.Command:
    found: click.Command | None = terminal
    for word in words:
        assert isinstance(found, click.Group)
        found = found.get_command(click.Context(found), word)
    assert found is not None
    return found


def flat(page: str) -> str:
    """A page of help without its line breaks, columns and places for values."""
    return " ".join(page.split())


def test_the_walk_finds_commands_within_groups():
    assert {("check",), ("register", "import")} < set(EVERY)


@pytest.mark.parametrize("words", EVERY, ids=" ".join)
def test_a_command_and_all_it_takes_are_told_in_both_languages(words):
    found = command(words)
    assert isinstance(found, Command)
    for one in (found, *found.params):
        assert isinstance(one, Command | Said)
        assert "" not in {one.said.fr, one.said.en}
        assert one.said.fr != one.said.en


@pytest.mark.parametrize("words", EVERY, ids=" ".join)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_help_shows_them_in_the_language_asked(grappe, words, lang):
    shown, found = flat(grappe(*words, "--help", "--lang", lang).out), command(words)
    for one in (found, *found.params):
        assert flat(one.said.to(lang)) in shown


@pytest.mark.parametrize("words", EVERY, ids=" ".join)
def test_a_value_is_called_by_a_word_of_ours(grappe, words):
    assert not TYPES & set(grappe(*words, "--help").out.split())


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_list_of_commands_says_what_each_is_for_and_cuts_nothing(grappe, lang):
    shown = flat(grappe("--help", "--lang", lang).out)
    for words in EVERY:
        if len(words) == 1:
            first, _full_stop, _rest = flat(command(words).said.to(lang)).partition(". ")
            assert first.removesuffix(".") in shown
    assert "..." not in shown
