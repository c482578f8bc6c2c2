"""Published figures as the person who asks may see them."""

from functools import lru_cache

from grappe.figures import (
    EVERYBODY,
    Audience,
    Figure,
    Published,
    Told,
    Where,
    cluster_place,
    seen_by,
    spread,
    warm_up,
)
from grappe.site.accounts.models import User
from grappe.site.accounts.rights import can_see_figure, can_see_links
from grappe.site.dashboards.published import computed_for_most
from grappe.site.dashboards.told import before
from grappe.site.policy.models import Cluster


def figures_for(user: User, one: Published) -> tuple[Figure, ...]:
    """Every figure of a domain or the Region, and of the clusters that are this person's to see;
    what is not for them keeps its place and says so."""
    return tuple(figure for figure in every_period_for(user, one) if not figure.quarter)


def quarters_for(user: User, one: Published) -> tuple[Figure, ...]:
    """As `figures_for`, of quarters."""
    return tuple(figure for figure in every_period_for(user, one) if figure.quarter)


def every_period_for(user: User, one: Published) -> tuple[Figure, ...]:
    """Of years and of quarters."""
    return tuple(_allowed(user, figure) for figure in _of(user, one))


def own_cluster(user: User, one: Published) -> Where | None:
    """The cluster that is this person's, where it is one alone."""
    own = clusters_for(user, one)
    return cluster_place(one.policy, own[0]) if len(own) == 1 else None


def clusters_for(user: User, one: Published) -> list[str]:
    """The codes of the clusters whose own figures are this person's to see."""
    audience = audience_of(user)
    mine = audience.own | audience.in_charge
    return [c.code for c in one.policy.clusters if c.name in mine]


def get_ready() -> None:
    """Computes what most readers will ask for, and has a chart drawn: the first one is slow."""
    for one in computed_for_most():
        for audience in (EVERYBODY, Audience(sees_all=True, links=True)):
            _seen(one, audience, before(one, audience))
        spread(one)
    warm_up()


def audience_of(user: User) -> Audience:
    """What of clusters is this person's to see, by the table of rights."""
    clusters = list(Cluster.objects.all())
    own = frozenset(c.name for c in clusters if can_see_figure(user, "open", c))
    in_charge = frozenset(c.name for c in clusters if can_see_figure(user, "protected", c))
    everything = len(in_charge) == len(clusters) > 0
    return Audience(own, in_charge, everything, can_see_links(user))


def told_before(one: Published) -> Told:
    """What the publications before it, and portraits released before it, told everybody."""
    return before(one, EVERYBODY)


def _of(user: User, one: Published) -> tuple[Figure, ...]:
    audience = audience_of(user)
    return _seen(one, audience, before(one, audience))


@lru_cache(maxsize=64)
def _seen(one: Published, audience: Audience, known: Told) -> tuple[Figure, ...]:
    made = one.publication
    return seen_by(one.every, audience, made.policy, known, made.former)


def _allowed(user: User, figure: Figure) -> Figure:
    if figure.by == "cluster" or can_see_figure(user, figure.sensitivity):
        return figure
    return figure._replace(value=None, status="hidden")
