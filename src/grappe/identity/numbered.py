"""Candidates by number: the one written, or those that a slip of the pen leads to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from grappe.identity.alternatives import spread
from grappe.identity.index import Index, Ints, positions
from grappe.identity.lines import Ready
from grappe.identity.seeking import Pairs
from grappe.references import is_right, swapped

_MOST_ENTRIES = 64
_SLIP = float(np.log(0.03 * 1e8 / 35))
_RIGHT = float(np.log(0.95 / 0.01))


@dataclass(frozen=True)
class Numbered:
    """Lines and organisations that a number joins; `right`: written without a slip."""

    line: Ints
    organisation: Ints
    right: Ints

    def weights(self, index: Index, pairs: Pairs) -> Ints:
        """Of each pair: log(95 N) for a right number of N known (one in a hundred is somebody
        else's); a slip in three of a hundred against 35 right numbers near any wrong one."""
        own = (self.line << 32) | self.organisation
        order = np.argsort(own)
        pair = (pairs.line << 32) | index.organisation[pairs.entry]
        at = positions(own[order], pair)
        weight = np.where(self.right, _RIGHT + np.log(max(len(index.key), 1)), _SLIP)[order]
        return np.where(at >= 0, weight[at], 0.0) if len(own) else np.zeros(len(pairs))


def by_number(index: Index, lines: Ready) -> Numbered:
    found = [
        (i, key, right) for i, line in enumerate(lines.lines) for key, right in _keys(line.number)
    ]
    line, key, right = (np.array(c) for c in zip(*found, strict=True)) if found else _NONE
    organisation = positions(index.key, key)
    known = organisation >= 0
    return Numbered(line[known], organisation[known], right[known])


_NONE = (np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64), np.empty(0, dtype=bool))


def _keys(written: str) -> Iterator[tuple[int, bool]]:
    digits = "".join(filter(str.isdecimal, written))
    siren = digits[:9] if len(digits) in (9, 14) else digits
    if is_right(siren):
        yield int(siren), True
    elif 8 <= len(siren) <= 10 and siren.isascii():
        yield from ((int(one), False) for one in sorted(set(filter(is_right, _slips(siren)))))


def _slips(digits: str) -> Iterable[str]:
    if len(digits) == 9:
        yield from swapped(digits)
        yield from (digits[:i] + d + digits[i + 1 :] for i in range(9) for d in "0123456789")
    elif len(digits) == 8:
        yield from (digits[:i] + d + digits[i:] for i in range(9) for d in "0123456789")
    else:
        yield from (digits[:i] + digits[i + 1 :] for i in range(10))


def with_numbered(index: Index, pairs: Pairs, numbered: Numbered) -> Pairs:
    """The pairs, and those of each numbered organisation's entries, by rising line."""
    starts = index.own_starts[numbered.organisation]
    ends = np.minimum(index.own_starts[numbered.organisation + 1], starts + _MOST_ENTRIES)
    which, at = spread(starts, ends)
    line = np.concatenate([pairs.line, numbered.line[which]])
    entry = np.concatenate([pairs.entry, index.own[at].astype(np.int64)])
    key = np.unique((line << 32) | entry)
    return Pairs(key >> 32, key & 0xFFFFFFFF)
