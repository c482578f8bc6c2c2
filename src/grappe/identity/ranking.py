"""From scores to probabilities, with "none of these" as one of the choices."""

from dataclasses import dataclass

import numpy as np

from grappe.identity.index import Ints
from grappe.identity.seeking import rank_in


@dataclass(frozen=True)
class Ranked:
    """By rising line, the likeliest first: `line`, `organisation`, the `pair` that speaks best
    for it, `probability`; `none`: of each line the probability that it is nobody among them."""

    line: Ints
    organisation: Ints
    pair: Ints
    probability: Ints
    none: Ints

    @property
    def first(self) -> Ints:
        """Where each line's likeliest stands; lines without candidates are missing."""
        return np.flatnonzero(rank_in(self.line) == 0)


def rank(line: Ints, organisation: Ints, score: Ints, lines: int, absent: float) -> Ranked:
    """`absent`: the share of lines that mean nobody known."""
    order = np.lexsort((-score, line))
    own = (line[order] << 32) | organisation[order]
    pair = order[np.sort(np.unique(own, return_index=True)[1])]
    of, scores = line[pair], score[pair]
    none = np.log(absent / (1 - absent))
    highest = np.full(lines, none)
    np.maximum.at(highest, of, scores)
    likelihood = np.exp(scores - highest[of])
    none_likelihood = np.exp(none - highest)
    whole = np.bincount(of, likelihood, lines) + none_likelihood
    return Ranked(of, organisation[pair], pair, likelihood / whole[of], none_likelihood / whole)


def share_absent(line: Ints, organisation: Ints, score: Ints, lines: int) -> float:
    """The share of lines that mean nobody known, as the lines themselves show it."""
    absent = 0.1
    for _ in range(3):
        absent = float(rank(line, organisation, score, lines, absent).none.mean())
        absent = min(max(absent, 0.05), 0.4)
    return absent
