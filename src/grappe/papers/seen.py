"""Which figures a paper may hold, whoever asks for it: a paper travels.

About a domain or the Region it tells what anybody may know; about a cluster, the cluster's own
figures and nobody else's, with amounts only where the cluster asks for them.
"""

from grappe.figures import OTHER_CLUSTERS, Audience, Figure, Published, Told, Where, seen_by
from grappe.questions import Indicator


def seen(
    published: Published, where: Where, *, in_charge: bool, before: Told
) -> tuple[Figure, ...]:
    """The figures a paper about this place is made of; `in_charge`: the reader of a cluster's
    paper sees its protected figures; `before`: what earlier publications told everybody."""
    made, figures, own = published.publication, published.figures, frozenset[str]()
    if where.level == "cluster":
        own = frozenset({where.name})
        figures = tuple(f for f in figures if (f.by, f.name) == (where.level, where.name))
    audience = Audience(own, own if in_charge else frozenset())
    told = seen_by(figures, audience, made.policy, before, made.former)
    return tuple(f for f in told if own or f.by != "cluster")


def fits(published: Published, indicator: Indicator, where: Where, *, money: bool) -> bool:
    """Whether an indicator may stand in a paper about this place."""
    if indicator.breakdown == OTHER_CLUSTERS or where.level not in indicator.levels:
        return False
    return money or where.level != "cluster" or not is_money(published, indicator)


def is_money(published: Published, indicator: Indicator) -> bool:
    """Whether it is read from amounts that a cluster gave in confidence (c)."""
    sections = [source.section for source in published.known.sources_of(indicator)]
    return any(field.commercial for section in sections for field in section.fields)
