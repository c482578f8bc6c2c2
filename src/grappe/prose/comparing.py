"""What a text says that another did not, word by word."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

_WORDS = re.compile(r"\n\n|\s|\w+|[^\w\s]")


class Piece(NamedTuple):
    kind: Literal["same", "gone", "new"]
    text: str


def compare(before: str, after: str) -> list[Piece]:
    """In the order of reading; what went stands before what came in its place."""
    return list(_pieces(_WORDS.findall(before), _WORDS.findall(after)))


def _pieces(was: list[str], now: list[str]) -> Iterator[Piece]:
    matched = SequenceMatcher(None, was, now, autojunk=False)
    for kind, start, stop, begin, end in matched.get_opcodes():
        if kind == "equal":
            yield Piece("same", "".join(now[begin:end]))
            continue
        if stop > start:
            yield Piece("gone", "".join(was[start:stop]))
        if end > begin:
            yield Piece("new", "".join(now[begin:end]))
