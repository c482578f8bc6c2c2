"""Candidates by number: the one written, or those that a slip of the pen leads to."""

from dataclasses import dataclass

import numpy as np

from grappe.identity.index import Index, Ints, positions, spread
from grappe.identity.lines import Ready
from grappe.identity.mending import meant
from grappe.identity.pairs import Pairs

_MOST_ENTRIES = 64
_RIGHT = float(np.log(0.95 / 0.01))
_SLIP = float(np.log(0.03 * 1e8))
_LESS = float(np.log(0.95 / 0.03))
_STRAY = float(np.log(0.05))


@dataclass(frozen=True)
class Numbered:
    """Lines and organisations that a number joins; `right`: written without a slip; `rivals`:
    how many companies, known or not, one slip may mean; `stray`: lines whose right number nobody
    known bears."""

    line: Ints
    organisation: Ints
    right: Ints
    rivals: Ints
    stray: Ints

    def weights(self, index: Index, pairs: Pairs) -> Ints:
        """Of each pair; a slip in three of a hundred against its rivals among a hundred million,
        and whoever is meant by a name bears a number of nobody known in five of a hundred."""
        against = np.where(np.isin(pairs.line, self.stray), _STRAY, 0.0)
        if not len(self.line):
            return against
        own = (self.line << 32) | self.organisation
        order = np.argsort(own)
        pair = (pairs.line << 32) | index.organisation[pairs.entry]
        at = positions(own[order], pair)
        right = right_weight(index)
        slip = min(_SLIP, right - _LESS) - np.log(self.rivals)
        weight = np.where(self.right, right, slip)[order]
        return np.where(at >= 0, weight[at], against)


def right_weight(index: Index) -> float:
    """log(95 N) for a right number of N known: one in a hundred is somebody else's."""
    return _RIGHT + float(np.log(max(len(index.key), 1)))


def by_number(index: Index, lines: Ready) -> Numbered:
    found = [
        (i, int(siren), read.right, len(read.sirens))
        for i, line in enumerate(lines.lines)
        if line.number
        for read in (meant(line.number),)
        for siren in read.sirens
    ]
    table = np.array(found, dtype=np.int64).reshape(-1, 4)
    organisation = positions(index.key, table[:, 1].astype(index.key.dtype))
    known = organisation >= 0
    stray = table[~known & (table[:, 2] > 0), 0]
    line, _, right, rivals = table[known].T
    return Numbered(line, organisation[known], right > 0, rivals, stray)


def with_numbered(index: Index, pairs: Pairs, numbered: Numbered) -> Pairs:
    """The pairs, and those of each numbered organisation's entries, by rising line."""
    starts = index.own_starts[numbered.organisation]
    ends = np.minimum(index.own_starts[numbered.organisation + 1], starts + _MOST_ENTRIES)
    which, at = spread(starts, ends)
    line = np.concatenate([pairs.line, numbered.line[which]])
    entry = np.concatenate([pairs.entry, index.own[at].astype(np.int64)])
    key = np.unique((line << 32) | entry)
    return Pairs(key >> 32, key & 0xFFFFFFFF)
