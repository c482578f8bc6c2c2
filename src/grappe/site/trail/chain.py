"""How lines of the trail hold together: each bears the hash of the one before, and its own.

Plain Python over plain documents, so that a file of lines is verified where there is no database.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NoReturn

START = ""
"""What stands before the first line."""

Wrong = Literal["unreadable", "number", "before", "hash", "seal", "tail"]


@dataclass(frozen=True)
class Link:
    """The end of a trail: the number of its last line and that line's hash."""

    number: int
    hash: str


@dataclass(frozen=True)
class Broken:
    """Where the trail doesn't hold: the number that was expected there, and what is wrong."""

    number: int
    what: Wrong


@dataclass(frozen=True)
class Checked:
    """`lines` that held, up to `last`; `broken` is None where all of them do."""

    lines: int
    last: Link
    broken: Broken | None

    @property
    def holds(self) -> bool:
        return self.broken is None


def canonical(document: Mapping[str, Any]) -> str:
    """The one way to write a document: keys in order, no blanks, every letter as it is. Raises
    TypeError for a number with a point, which databases write each in their own way."""
    _refuse_floats(document)
    return _ENCODER.encode(document)


def hash_of(document: Mapping[str, Any]) -> str:
    """SHA-256 of a line as `canonical` writes it, without its own hash."""
    told = {name: said for name, said in document.items() if name != "hash"}
    return hashlib.sha256(_ENCODER.encode(told).encode()).hexdigest()


def check(lines: Iterable[Mapping[str, Any] | None], seals: Iterable[Link] = ()) -> Checked:
    """Follows a trail from its beginning to the first broken link. None is a line that can't be
    read; `seals` are ends that the trail had before: one that it doesn't reach tells a lost tail.
    """
    sealed: dict[int, set[str]] = {}
    for seal in seals:
        sealed.setdefault(seal.number, set()).add(seal.hash)
    last = Link(0, START)
    for document in lines:
        wrong = _wrong(document, last, sealed)
        if document is None or wrong is not None:
            return Checked(last.number, last, Broken(last.number + 1, wrong or "unreadable"))
        last = Link(document["number"], document["hash"])
    lost = max(sealed, default=0) > last.number
    return Checked(last.number, last, Broken(last.number + 1, "tail") if lost else None)


def read_lines(lines: Iterable[bytes]) -> Iterable[Mapping[str, Any] | None]:
    """Lines of an exported file; one that is not written as the product writes it can't be read."""
    for line in lines:
        yield _read(line)


def _wrong(
    document: Mapping[str, Any] | None, last: Link, sealed: Mapping[int, set[str]]
) -> Wrong | None:
    if document is None:
        return "unreadable"
    number = last.number + 1
    if document.get("number") != number:
        return "number"
    if document.get("before") != last.hash:
        return "before"
    if document.get("hash") != hash_of(document):
        return "hash"
    return None if sealed.get(number, set()) <= {document["hash"]} else "seal"


def _read(line: bytes) -> Mapping[str, Any] | None:
    try:
        text = line.decode().rstrip("\n")
        document = _DECODER.decode(text)
        same = isinstance(document, dict) and _ENCODER.encode(document) == text
    except (ValueError, RecursionError):
        return None
    return document if same else None


def _refused(point: str) -> NoReturn:
    raise ValueError(point)


def _refuse_floats(said: object) -> None:
    if isinstance(said, float):
        raise TypeError("a line of the trail holds no number with a point: write it as words")
    if isinstance(said, Mapping):
        said = list(said.values())
    if isinstance(said, list | tuple):
        for one in said:
            _refuse_floats(one)


_ENCODER = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
)
_DECODER = json.JSONDecoder(parse_float=_refused, parse_constant=_refused)
