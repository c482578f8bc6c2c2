"""All that speaks for and against each candidate of each line of a list."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Final

import numpy as np
import polars as pl

from grappe.identity import scoring
from grappe.identity.alternatives import alternatives
from grappe.identity.facts import all_together
from grappe.identity.index import Index, Ints
from grappe.identity.lines import Ready, lines_of, ready
from grappe.identity.model import Line
from grappe.identity.numbered import by_number, with_numbered
from grappe.identity.pairs import Pairs
from grappe.identity.seeking import seek
from grappe.identity.weighing import Matched, share

_THREADS, _AT_ONCE = 2, 100
_READY_AT_ONCE = 10 * _AT_ONCE
_NAME: Final = [scoring.NAMES.index(one) for one in scoring.BY_NAME]
_NUMBER: Final = scoring.NAMES.index("number")


@dataclass(frozen=True)
class Evidence:
    """Pairs of lines and entries, by rising line, and what is known of them.

    `organisation` of each pair, its `terms` by scoring.NAMES, how `near` it is, the words it
    shares; `part`: the line is called a laboratory or unit of something and the entry is not;
    `differs`: each of the two names has a telling word that the other lacks.
    Of each line, `truth`: the organisation that bears its right number, -1 without.
    """

    pairs: Pairs
    organisation: Ints
    terms: Ints
    near: Ints
    matched: Matched
    part: Ints
    differs: Ints
    truth: Ints

    @cached_property
    def score(self) -> Ints:
        return np.asarray(self.terms.sum(axis=1))

    @cached_property
    def by_number(self) -> Ints:
        return np.asarray(self.terms[:, _NUMBER])

    @cached_property
    def by_name(self) -> Ints:
        """What the names alone say for each pair, and against it."""
        return np.asarray(self.terms[:, _NAME].sum(axis=1))

    @property
    def agreed(self) -> Ints:
        """The truth of those lines whose name agrees with it, -1 of the others."""
        agrees = (self.truth[self.pairs.line] == self.organisation) & (self.by_name > 0)
        agreed = np.full(len(self.truth), -1, dtype=np.int64)
        agreed[self.pairs.line[agrees]] = self.organisation[agrees]
        return agreed


def weigh(lines: Sequence[Line], index: Index) -> Evidence:
    """Some thousand lines are made ready at a time and some hundred weighed, so that memory does
    not grow with the list; by two threads, since arrays are sorted and searched beside each
    other."""
    all_together(index)  # what both would begin with is worked out once
    with ThreadPoolExecutor(_THREADS) as threads:
        parts = list(threads.map(partial(_part, index), _ready(lines, index)))
    starts = range(0, len(lines), _AT_ONCE)
    pairs = [part.pairs for part in parts]
    before = np.cumsum([0, *map(len, pairs)])
    return Evidence(
        Pairs(
            np.concatenate([one.line + n for one, n in zip(pairs, starts, strict=True)]),
            np.concatenate([one.entry for one in pairs]),
        ),
        np.concatenate([part.organisation for part in parts]),
        np.concatenate([part.terms for part in parts]),
        np.concatenate([part.near for part in parts]),
        _all_matched([part.matched for part in parts], before),
        np.concatenate([part.part for part in parts]),
        np.concatenate([part.differs for part in parts]),
        np.concatenate([part.truth for part in parts]),
    )


def _all_matched(matched: Sequence[Matched], before: Ints) -> Matched:
    return Matched(
        np.concatenate([one.pair + n for one, n in zip(matched, before, strict=False)]),
        np.concatenate([one.word for one in matched]),
        np.concatenate([one.how for one in matched]),
        np.concatenate([one.rarity for one in matched]),
    )


def _ready(lines: Sequence[Line], index: Index) -> Iterator[tuple[Ready, pl.DataFrame]]:
    """Lines made ready and the words that theirs may stand for, _AT_ONCE at a time."""
    for first in range(0, len(lines), _READY_AT_ONCE):
        made = ready(lines[first : first + _READY_AT_ONCE])
        found = alternatives(index, made)
        for start in range(0, len(made.lines), _AT_ONCE):
            end = start + _AT_ONCE
            yield made[start:end], lines_of(found, start, end)


def _part(index: Index, one: tuple[Ready, pl.DataFrame]) -> Evidence:
    made, found = one
    numbered = by_number(index, made)
    pairs = with_numbered(index, seek(index, made, found), numbered)
    shared, matched = share(index, made, found, pairs)
    near = scoring.nearness(index, made, pairs)
    terms = scoring.terms(index, made, pairs, shared, near, numbered.weights(index, pairs))
    truth = np.full(len(made.lines), -1, dtype=np.int64)
    truth[numbered.line[numbered.right]] = numbered.organisation[numbered.right]
    organisation = index.organisation[pairs.entry].astype(np.int64)
    differs = (shared.extra > 0) & (shared.missing > 0)
    return Evidence(pairs, organisation, terms, near, matched, shared.part, differs, truth)
