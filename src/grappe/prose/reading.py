"""A text as it is set: paragraphs of runs, some emphasised."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_EMPHASISED = re.compile(r"\*(?=\S)([^*]+?)(?<=\S)\*")


class Run(NamedTuple):
    text: str
    emphasised: bool = False


def paragraphs(text: str) -> list[list[Run]]:
    """An asterisk without its other one is a sign like any other."""
    return [list(_runs(one)) for one in text.split("\n\n") if one]


def plain(text: str) -> str:
    """The words without their emphasis, for a list or a program."""
    return _EMPHASISED.sub(r"\1", text)


def _runs(paragraph: str) -> Iterator[Run]:
    at = 0
    for found in _EMPHASISED.finditer(paragraph):
        if found.start() > at:
            yield Run(paragraph[at : found.start()])
        yield Run(found[1], True)
        at = found.end()
    if at < len(paragraph):
        yield Run(paragraph[at:])
