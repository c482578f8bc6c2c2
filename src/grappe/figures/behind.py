"""Which clusters stand behind a figure, and what it adds up."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from grappe.figures.definitions import definitions
from grappe.figures.model import Figure
from grappe.figures.quantities import Quantity, quantities
from grappe.figures.telling_apart import Clusters
from grappe.policies import Policy
from grappe.publication import StandingCluster
from grappe.questions import Period

_Question = tuple[str, Period]
_Answered = Mapping[_Question, set[str]]


class Behind:
    """Read from the figures of clusters, which are among them, and the publication's policy."""

    def __init__(
        self, figures: Iterable[Figure], policy: Policy, former: Iterable[StandingCluster] = ()
    ) -> None:
        self._known = definitions(policy)
        self._order = {code: place for place, code in enumerate(self._known.indicators)}
        self._inside = _inside(policy, former)
        self._quantities: dict[_Question, frozenset[Quantity]] = {}
        of_clusters = [one for one in figures if one.by == "cluster" and one.n]
        told = [one for one in of_clusters if one.status != "not_applicable"]
        self._answered = (_answered(of_clusters), _answered(told))

    def clusters(self, figure: Figure, among: Clusters | None = None) -> Clusters | None:
        """Those of its place, or `among` those that count alone; None where their number is not
        that of the figure: then nobody knows which they are."""
        inside = among or self._inside[figure.by].get(figure.name, frozenset())
        for answered in self._answered:
            found = inside & answered[figure.indicator, figure.period]
            if len(found) == figure.n:
                return found
        return None

    def quantities(self, figure: Figure) -> frozenset[Quantity]:
        """What the figure adds up; of an indicator that is no longer defined, itself."""
        asked = (figure.indicator, figure.period)
        if asked not in self._quantities:
            indicator = self._known.indicators.get(figure.indicator)
            alone = frozenset({Quantity("", figure.indicator, *figure.period)})
            found = quantities(self._known, indicator, *figure.period) if indicator else alone
            self._quantities[asked] = found
        return self._quantities[asked]

    def order(self, figure: Figure) -> int:
        """The place of its indicator among all of them."""
        return self._order.get(figure.indicator, len(self._order))


def _answered(figures: Iterable[Figure]) -> _Answered:
    found: dict[_Question, set[str]] = defaultdict(set)
    for one in figures:
        found[one.indicator, one.period].add(one.name)
    return found


def _inside(
    policy: Policy, former: Iterable[StandingCluster]
) -> Mapping[str, Mapping[str, Clusters]]:
    """Of each level, the clusters that stand in each place, by its French name."""
    names = {one.code: one.name.fr for one in policy.domains}
    domains: dict[str, set[str]] = defaultdict(set)
    standing = [(one.name, names[one.domain]) for one in policy.clusters]
    standing += [(one.name, one.domain) for one in former]
    for name, domain in standing:
        domains[domain].add(name)
    everybody = frozenset(name for name, _ in standing)
    return {
        "cluster": {name: frozenset({name}) for name in everybody},
        "domain": {name: frozenset(found) for name, found in domains.items()},
        "region": {policy.region_name.fr: everybody},
    }
