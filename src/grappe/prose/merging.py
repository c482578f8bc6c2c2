"""Two people's changes to one text, brought together paragraph by paragraph."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple


class Merged(NamedTuple):
    """One text with both people's changes; `apart`: they changed one paragraph each their way, and
    only one of the two stands in it."""

    text: str
    apart: bool = False


class _Hunk(NamedTuple):
    """Paragraphs start to stop of the base are `new` instead."""

    start: int
    stop: int
    new: tuple[str, ...]
    mine: bool


def merge(base: str, mine: str, theirs: str, *, prefer_mine: bool = False) -> Merged:
    """Three-way. Where both changed one paragraph differently theirs stands, or mine where that is
    preferred; what both added at one place stands one after the other."""
    was, my, their = (_split(one) for one in (base, mine, theirs))
    out: list[str] = []
    at, apart = 0, False
    for group in _groups([*_hunks(was, my, True), *_hunks(was, their, False)]):
        start, stop = min(h.start for h in group), max(h.stop for h in group)
        out += was[at:start]
        done, lost = _together(was[start:stop], start, group, prefer_mine)
        out += done
        apart, at = apart or lost, stop
    return Merged("\n\n".join([*out, *was[at:]]), apart)


def merge_line(base: str, mine: str, theirs: str) -> Merged:
    """The same of a single line, which is one thing: theirs stands where both changed it."""
    if theirs == base or mine == theirs:
        return Merged(mine)
    return Merged(theirs, apart=mine != base)


def _split(text: str) -> list[str]:
    return text.split("\n\n") if text else []


def _hunks(was: Sequence[str], now: Sequence[str], mine: bool) -> Iterator[_Hunk]:
    matched = SequenceMatcher(None, was, now, autojunk=False)
    for kind, start, stop, begin, end in matched.get_opcodes():
        if kind != "equal":
            yield _Hunk(start, stop, tuple(now[begin:end]), mine)


def _groups(hunks: list[_Hunk]) -> list[list[_Hunk]]:
    """Hunks that touch the same paragraphs, or add at the same place."""
    groups: list[list[_Hunk]] = []
    stop = -1
    for hunk in sorted(hunks, key=lambda one: (one.start, one.stop)):
        adds_beside = groups and hunk.start == hunk.stop == stop == groups[-1][0].start
        if groups and (hunk.start < stop or adds_beside):
            groups[-1].append(hunk)
        else:
            groups.append([hunk])
        stop = max(stop, hunk.stop)
    return groups


def _together(
    was: list[str], start: int, group: list[_Hunk], prefer_mine: bool
) -> tuple[list[str], bool]:
    my, their = (
        _applied(was, start, [h for h in group if h.mine is side]) for side in (True, False)
    )
    if their in (my, was):
        return my, False
    if my == was:
        return their, False
    if not was:
        return [*their, *(one for one in my if one not in their)], False
    return (my if prefer_mine else their), True


def _applied(was: list[str], start: int, hunks: list[_Hunk]) -> list[str]:
    out: list[str] = []
    at = 0
    for hunk in hunks:
        out += [*was[at : hunk.start - start], *hunk.new]
        at = hunk.stop - start
    return out + was[at:]
