"""Which clusters a reader can tell apart by adding and subtracting what is shown.

Each figure that adds something up is a set of clusters. Over the sets that are shown, clusters
fall into groups: two are in the same one where every set holds both or neither. Whatever sums and
differences somebody takes, and whatever ratios they solve, what comes out weighs all clusters of a
group alike. So nothing about fewer clusters than the smallest group holds can ever be had.
"""

from collections.abc import Iterable, Iterator, Sequence, Set

from grappe.figures.quantities import Quantity

FEWEST_CLUSTERS = 3
Clusters = frozenset[str]


class Groups:
    """Of each quantity, the groups that one reader can tell apart, without the clusters that this
    reader is in charge of: their figures are known and can be taken off."""

    def __init__(self, in_charge: Set[str]) -> None:
        self._in_charge = in_charge
        self._of: dict[Quantity, tuple[Clusters, ...]] = {}

    def tell(self, quantities: Iterable[Quantity], clusters: Clusters) -> bool:
        """Shows a figure over these clusters, where every group still holds enough of them."""
        others = clusters - self._in_charge
        told = {one: tuple(_apart(self._of.get(one, ()), others)) for one in quantities}
        may = all(
            len(group) >= FEWEST_CLUSTERS
            for one, groups in told.items()
            for group in set(groups) - set(self._of.get(one, ()))
        )
        if may:
            self._of |= told
        return may

    def told_before(self, quantities: Iterable[Quantity], clusters: Clusters) -> None:
        """A figure over these clusters that was shown already, be it as it may."""
        others = clusters - self._in_charge
        for one in quantities:
            self._of[one] = tuple(_apart(self._of.get(one, ()), others))

    def lets_go(self, quantity: Quantity, asking: Sequence[str]) -> Clusters:
        """Of clusters that would each tell theirs, those after which every group still holds
        enough of the others, or none: all of a group, else one after the other."""
        groups = self._of.get(quantity, ())
        free = set(asking).difference(*groups)
        for group in groups:
            inside = [one for one in asking if one in group]
            spare = len(group) - FEWEST_CLUSTERS
            free.update(inside if len(inside) == len(group) else inside[: max(spare, 0)])
        return frozenset(free)


def _apart(groups: Iterable[Clusters], more: Clusters) -> Iterator[Clusters]:
    """The groups once the set `more` is shown beside the sets that made them."""
    for group in groups:
        yield from filter(None, (group & more, group - more))
        more -= group
    if more:
        yield more
