"""From scores to probabilities, with "none of these" as one of the choices."""

from dataclasses import dataclass

import numpy as np

from grappe.identity.index import Ints
from grappe.identity.pairs import rank_in


@dataclass(frozen=True)
class Scored:
    """Pairs of `line` and `organisation` with the `score` that they are one; `namesake`: how much
    likelier the line is if it means somebody unknown who resembles this organisation than if it
    means anybody unknown. Both in natural logarithms. `lines`: how many there are."""

    line: Ints
    organisation: Ints
    score: Ints
    namesake: Ints
    lines: int

    def __getitem__(self, which: Ints) -> "Scored":
        return Scored(
            self.line[which],
            self.organisation[which],
            self.score[which],
            self.namesake[which],
            self.lines,
        )


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


def rank(scored: Scored, absent: float) -> Ranked:
    """`absent`: the share of lines that mean nobody known."""
    order = np.lexsort((-scored.score, scored.line))
    own = (scored.line[order] << 32) | scored.organisation[order]
    pair = order[np.sort(np.unique(own, return_index=True)[1])]
    of, score = scored.line[pair], scored.score[pair]
    odds = np.log(absent / (1 - absent))
    highest = np.full(scored.lines, odds)
    np.maximum.at(highest, of, score)
    likelihood = np.exp(score - highest[of])
    resembling = np.exp(odds + scored.namesake[pair] - highest[of])
    none = np.exp(odds - highest) + np.bincount(of, resembling, scored.lines)
    whole = np.bincount(of, likelihood, scored.lines) + none
    return Ranked(of, scored.organisation[pair], pair, likelihood / whole[of], none / whole)


def share_absent(scored: Scored) -> float:
    """The share of lines that mean nobody known, as the lines themselves show it."""
    absent = 0.1
    for _ in range(3):
        absent = min(max(float(rank(scored, absent).none.mean()), 0.05), 0.8)
    return absent
