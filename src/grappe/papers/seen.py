"""Which figures a paper may hold, whoever asks for it: a paper travels.

About a domain or the Region it tells what anybody may know; about a cluster, the cluster's own
figures and nobody else's, with amounts only where the cluster asks for them.
"""

from grappe.figures import Audience, Figure, Published, Where, for_reader
from grappe.questions import Indicator

OTHER_CLUSTERS = "other_clusters"
"""A breakdown by clusters, which are named: it stays on the pages of those two."""


def seen(published: Published, where: Where, *, in_charge: bool) -> tuple[Figure, ...]:
    """The figures a paper about this place is made of; `in_charge`: the reader of a cluster's
    paper sees its protected figures."""
    if where.level == "cluster":
        own = [f for f in published.figures if f.by == "cluster" and f.name == where.name]
        names = frozenset({where.name}) if in_charge else frozenset()
        return for_reader(own, Audience(names))
    return for_reader([f for f in published.figures if f.by != "cluster"], Audience())


def fits(published: Published, indicator: Indicator, where: Where, *, money: bool) -> bool:
    """Whether an indicator may stand in a paper about this place."""
    if indicator.breakdown == OTHER_CLUSTERS or where.level not in indicator.levels:
        return False
    return money or where.level != "cluster" or not is_money(published, indicator)


def is_money(published: Published, indicator: Indicator) -> bool:
    """Whether it is read from amounts that a cluster gave in confidence (c)."""
    sections = [source.section for source in published.known.sources_of(indicator)]
    return any(field.commercial for section in sections for field in section.fields)
