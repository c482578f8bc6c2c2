"""The probability from which a line of this list is certain.

A threshold learnt on one kind of list does not carry over to another. Lines with a right number
are their own truth: sought by name and place alone, they show how often the likeliest is wrong.
"""

from typing import Final

from grappe.identity.index import Ints
from grappe.identity.ranking import Scored, rank

LEAST: Final = 0.98
_ENOUGH = 200
_WRONG_AT_MOST: Final = 0.003
_STEPS: Final = (LEAST, 0.99, 0.995, 0.998, 0.999, 0.9995)


def threshold(scored: Scored, truth: Ints, absent: float) -> float:
    """LEAST, or more where a list shows that this is not enough. `scored` without what numbers
    count; `truth`: of each line the organisation of its right number, -1 without."""
    if (truth >= 0).sum() < _ENOUGH:
        return LEAST
    ranked = rank(scored[truth[scored.line] >= 0], absent)
    first = ranked.first
    right = ranked.organisation[first] == truth[ranked.line[first]]
    for step in _STEPS:
        sure = ranked.probability[first] >= step
        if (sure & ~right).sum() <= _WRONG_AT_MOST * sure.sum():
            return step
    return 1.0
