"""Which clusters follow which."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

Heirs = Mapping[str, Sequence[tuple[str, int]]]
"""Cluster → those that follow it, each with the year from which on it does."""


def told_since(year: int, listed: Sequence[int], before: Sequence[int]) -> int:
    """The year of the first list in which a cluster stands for one that it follows from a day of
    `year` on: the one before, where it was asked about that first and the other told no more.
    `listed`: the years of its lists; `before`: those of a cluster that is there no longer."""
    asked_before = min(listed, default=year) == year - 1 and year - 1 not in before
    return year - 1 if asked_before else year


def through(heirs: Mapping[str, Iterable[tuple[str, int]]], listed: Collection[str]) -> Heirs:
    """The same heirs, where one that never gave a list gives way to those that follow it."""
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for cluster, following in heirs.items():
        waiting, seen = list(following), {cluster}
        while waiting:
            heir, since = waiting.pop(0)
            if heir in seen:
                continue
            seen.add(heir)
            further = list(heirs.get(heir, ()))
            if heir in listed or not further:
                found[cluster].append((heir, since))
            else:
                waiting += further
    return found
