"""Places as they stand under each other: in alphabetical order, never by value."""

from collections.abc import Iterable

from grappe.figures import Published, Where, cluster_place
from grappe.questions import fold
from grappe.site.accounts.models import User
from grappe.site.dashboards.audience import clusters_for
from grappe.site.errors import say


def by_name(places: Iterable[Where]) -> list[Where]:
    return sorted(places, key=lambda one: fold(say(one.said)))


def own_clusters(user: User, published: Published) -> list[Where]:
    """The clusters whose figures are this person's to see."""
    codes = clusters_for(user, published)
    return by_name(cluster_place(published.policy, code) for code in codes)
