"""The probability from which a line of this list is certain, learnt from the list itself.

Lines with a right number are their own truth: sought by name and place alone, they show how
often the likeliest is wrong; with the true organisation hidden, how often somebody else passes
for it. A threshold learnt on one kind of list does not carry over to another.
"""

from dataclasses import dataclass
from typing import Final

from grappe.identity.index import Ints
from grappe.identity.ranking import rank

USUAL: Final = 0.995
_ENOUGH = 200
_WRONG_AT_MOST: Final = 0.005
"""Of all lines of a list that are certain, numbered ones among them. The estimate errs on the
safe side: it takes the absent to have as many namesakes as those who are there."""
_STEPS: Final = (0.95, 0.98, 0.99, USUAL, 0.998, 0.999, 0.9995, 0.9999)


def threshold(
    line: Ints, organisation: Ints, score: Ints, here: Ints, truth: Ints, absent: float
) -> float:
    """`score` without what numbers count; `here`: whether a pair is of one place, without which
    nobody is certain; `truth`: of each line the organisation of its right number, -1 without."""
    numbered = int((truth >= 0).sum())
    if numbered < _ENOUGH:
        return USUAL
    allowed = _WRONG_AT_MOST * len(truth) / max(len(truth) - numbered, 1)
    of_known = truth[line] >= 0
    line, organisation, score, here = (a[of_known] for a in (line, organisation, score, here))
    hidden = organisation != truth[line]
    there = _tops(line, organisation, score, here, truth, absent)
    gone = _tops(line[hidden], organisation[hidden], score[hidden], here[hidden], truth, absent)
    for step in _STEPS:
        if _precision(there, gone, absent, step) >= 1 - allowed:
            return step
    return _STEPS[-1]


@dataclass(frozen=True)
class _Tops:
    """The likeliest of each line that is at its place: `probability`, and whether it is `right`."""

    probability: Ints
    right: Ints


def _tops(
    line: Ints, organisation: Ints, score: Ints, here: Ints, truth: Ints, absent: float
) -> _Tops:
    ranked = rank(line, organisation, score, len(truth), absent)
    first = ranked.first[here[ranked.pair[ranked.first]]]
    right = ranked.organisation[first] == truth[ranked.line[first]]
    return _Tops(ranked.probability[first], right)


def _precision(there: _Tops, gone: _Tops, absent: float, step: float) -> float:
    sure = there.probability >= step
    good = (1 - absent) * (sure & there.right).sum()
    passed = absent * (gone.probability >= step).sum()
    bad = (1 - absent) * (sure & ~there.right).sum() + passed
    return float(good / (good + bad + 0.5))
