"""Published figures as the person who asks may see them."""

from grappe.figures import Audience, Figure, seen_by
from grappe.site.accounts.models import User
from grappe.site.accounts.rights import can_see_figure
from grappe.site.dashboards.published import Published
from grappe.site.policy.models import Cluster


def figures_for(user: User, published: Published) -> tuple[Figure, ...]:
    """Every figure of a domain or the Region, and of the clusters that are this person's to see;
    what is not for them keeps its place and says so."""
    kept = published.publication.policy
    return tuple(_allowed(user, one) for one in seen_by(published.figures, audience_of(user), kept))


def audience_of(user: User) -> Audience:
    """What of clusters is this person's to see, by the table of rights."""
    clusters = list(Cluster.objects.all())
    own = frozenset(c.name for c in clusters if can_see_figure(user, "open", c))
    in_charge = frozenset(c.name for c in clusters if can_see_figure(user, "protected", c))
    return Audience(own, in_charge, sees_all=len(in_charge) == len(clusters) > 0)


def _allowed(user: User, figure: Figure) -> Figure:
    if figure.by == "cluster" or can_see_figure(user, figure.sensitivity):
        return figure
    return figure._replace(value=None, status="hidden")
