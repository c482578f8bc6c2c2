"""Which clusters work on which theme: what is said now; publications freeze it."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from grappe.site.policy.models import Cluster, Tag
from grappe.site.policy.reading import current
from grappe.site.trail import Actor, record


@transaction.atomic
def say_themes(
    cluster: Cluster, *, add: Collection[str], take_back: Collection[str], by: Actor, on: date
) -> int:
    """From that day on the cluster works on themes more, and on others no longer; how many tags
    changed. Codes that are no theme of the policy, and what is so already, change nothing."""
    mine = set(
        Tag.objects.select_for_update().filter(cluster=cluster).values_list("theme", flat=True)
    )
    new = sorted({one.code for one in current().themes} & set(add) - mine)
    gone = sorted(mine & set(take_back) - set(add))
    Tag.objects.bulk_create(Tag(cluster=cluster, theme=one, said_on=on) for one in new)
    Tag.objects.filter(cluster=cluster, theme__in=gone).delete()
    for action, several in (("theme.tagged", new), ("theme.taken_back", gone)):
        for theme in several:
            record(action, by=by, cluster=cluster, what=theme)
    return len(new) + len(gone)


def tags() -> dict[str, dict[str, date]]:
    """By a theme's code, since when the clusters of these codes work on it."""
    found: dict[str, dict[str, date]] = {one.code: {} for one in current().themes}
    for theme, code, said_on in Tag.objects.values_list("theme", "cluster__code", "said_on"):
        if theme in found:
            found[theme][code] = said_on
    return found
