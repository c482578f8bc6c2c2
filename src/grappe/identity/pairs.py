"""Lines and the entries that they may be."""

from dataclasses import dataclass

import numpy as np

from grappe.identity.index import Ints


@dataclass(frozen=True)
class Pairs:
    """Lines and the entries they may be: parallel arrays, by rising line."""

    line: Ints
    entry: Ints

    def __len__(self) -> int:
        return len(self.line)

    def __getitem__(self, which: Ints) -> "Pairs":
        return Pairs(self.line[which], self.entry[which])


def rank_in(line: Ints) -> Ints:
    """How many of the same line stand before each; lines rise."""
    starts = np.searchsorted(line, line, side="left")
    return np.arange(len(line)) - starts
