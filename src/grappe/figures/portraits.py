"""What clusters release of their own portraits, as far as it gives nothing of another one away.

Figures of domains and the Region come first: where they were told over few clusters, one cluster
less would leave so few that theirs could be read.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from grappe.figures.audience import Told
from grappe.figures.behind import Behind
from grappe.figures.definitions import definitions
from grappe.figures.model import Figure
from grappe.figures.quantities import Quantity, quantities
from grappe.figures.telling_apart import Clusters, Groups
from grappe.policies import Policy


class Released(NamedTuple):
    """A section (by the name of its published table) that a cluster (by its name) released."""

    cluster: str
    table: str


def portraits(
    figures: Iterable[Figure], released: Sequence[Released], policy: Policy, told: Told
) -> tuple[Figure, ...]:
    """The figures of clusters, in the sections that these released (in that order, the first one
    first); one that would give away fewer than three other clusters is hidden.

    `figures` are all those of one publication, `told` is what everybody knows by now.
    """
    given, known = tuple(figures), definitions(policy)
    behind, willing = Behind((), policy), _Willing(released, told)
    tables = {
        code: {source.table for source in known.sources_of(one)}
        for code, one in known.indicators.items()
    }
    return tuple(
        one if _may(one, behind, willing) else one._replace(value=None, status="hidden")
        for one in given
        if one.by == "cluster"
        and one.indicator in tables
        and all((one.name, table) in willing.released for table in tables[one.indicator])
    )


def told_by_portraits(shown: Iterable[tuple[str, str, int]], policy: Policy) -> Told:
    """What everybody knows by protected figures of portraits: (indicator, cluster, year) each."""
    known = definitions(policy)
    return frozenset(
        (quantities(known, known.indicators[code], year), frozenset({cluster}))
        for code, cluster, year in shown
        if code in known.indicators
    )


def _may(figure: Figure, behind: Behind, willing: "_Willing") -> bool:
    if figure.sensitivity == "open" or figure.status not in ("shown", "not_applicable"):
        return True
    return all(figure.name in willing.of(one) for one in behind.quantities(figure))


class _Willing:
    """Of each quantity, the clusters that may tell their own."""

    def __init__(self, released: Sequence[Released], told: Told) -> None:
        self.released = dict.fromkeys(released)
        self._groups = Groups(frozenset())
        self._known: dict[Quantity, Clusters] = {}
        for told_of, clusters in told:
            self._groups.told_before(told_of, clusters)

    def of(self, quantity: Quantity) -> Clusters:
        if quantity not in self._known:
            asked = [one.cluster for one in self.released if one.table == quantity.table]
            self._known[quantity] = self._groups.lets_go(quantity, asked)
        return self._known[quantity]
