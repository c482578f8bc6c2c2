"""Published figures as the person who asks may see them."""

from grappe.figures import Audience, Figure, Published, for_reader
from grappe.site.accounts.models import User
from grappe.site.accounts.rights import can_see_figure
from grappe.site.policy.models import Cluster


def seen_by(user: User, published: Published) -> tuple[Figure, ...]:
    """Every figure of a domain or the Region, and of the clusters that are this person's to see;
    what is not for them keeps its place and says so."""
    open_to, in_charge = set(), set()
    for cluster in Cluster.objects.all():
        if can_see_figure(user, "open", cluster):
            open_to.add(cluster.name)
        if can_see_figure(user, "protected", cluster):
            in_charge.add(cluster.name)
    given = [f for f in published.figures if f.by != "cluster" or f.name in open_to]
    audience = _audience(published, in_charge)
    return tuple(_allowed(user, one) for one in for_reader(given, audience))


def _audience(published: Published, in_charge: set[str]) -> Audience:
    """Whoever is in charge of all clusters of a domain is in charge of the domain."""
    policy = published.policy
    others = {c.domain for c in policy.clusters if c.name not in in_charge}
    domains = {d.name.fr for d in policy.domains if d.code not in others}
    return Audience(frozenset(in_charge | domains), sees_all=not others)


def _allowed(user: User, figure: Figure) -> Figure:
    if figure.by == "cluster" or can_see_figure(user, figure.sensitivity):
        return figure
    return figure._replace(value=None, status="hidden")
