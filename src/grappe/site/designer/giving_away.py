"""What two trials tell together: whether a figure and one that was told before give away what fewer
than three clusters answered."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from math import isclose

from grappe.figures import FEWEST_CLUSTERS

PATTERN = 4
"""From so many on, clusters that a factor and a number explain are no chance."""

Added = Mapping[str, float]
"""What each cluster adds to a figure of the Region, by its name; one that adds nothing is left
out."""
_Point = tuple[float, float]


def too_few(added: Added, told: Iterable[Added]) -> bool:
    """Whether fewer than three clusters add to a figure, or make it differ from one that is known:
    as it stands, or multiplied by a number, plus another one."""
    return 0 < len(added) < FEWEST_CLUSTERS or any(_give_away(added, one) for one in told)


def _give_away(added: Added, told: Added) -> bool:
    points = [(told.get(name, 0.0), added.get(name, 0.0)) for name in {*added, *told}]
    moved = sum(known != new for known, new in points)
    return 0 < moved < FEWEST_CLUSTERS or any(
        alike >= PATTERN and 0 < len(points) - alike < FEWEST_CLUSTERS
        for alike in _explained(points)
    )


def _explained(points: Sequence[_Point]) -> Iterable[int]:
    """By each factor and number that two of them give, how many they explain."""
    for (known, new), (other, its) in combinations(points, 2):
        if known != other:
            factor = (its - new) / (other - known)
            number = new - factor * known
            yield sum(_is_on(one, factor, number) for one in points)


def _is_on(point: _Point, factor: float, number: float) -> bool:
    return isclose(point[1], factor * point[0] + number, rel_tol=1e-9, abs_tol=1e-6)
