"""How concentrated something is: in how few places most of it stands."""

from collections.abc import Iterable
from itertools import accumulate


def fewest_places(counts: Iterable[int], share: float = 0.5) -> int:
    """In how few places at least that share of the whole stands; 0 of nothing."""
    ordered = sorted(counts, reverse=True)
    wanted = share * sum(ordered)
    if wanted <= 0:
        return 0
    return 1 + sum(so_far < wanted for so_far in accumulate(ordered[:-1]))
