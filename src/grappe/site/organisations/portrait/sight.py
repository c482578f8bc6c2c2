"""Which organisations a person may see, and through whose lines."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from grappe.site.accounts import rights
from grappe.site.accounts.models import User
from grappe.site.accounts.reading import clusters_of
from grappe.site.organisations.models import Organisation, SentLine, Wording
from grappe.site.organisations.standing import Kin


@dataclass(frozen=True)
class Sight:
    """`everybody`: all of them, in every cluster's words. Else `clusters` are those whose own
    lines are seen, `beside` those of them through which others' words are seen as well."""

    everybody: bool
    clusters: frozenset[int] = frozenset()
    beside: frozenset[int] = frozenset()

    @property
    def lists_all(self) -> bool:
        """Whether there is a list to look through, and not one's own lines alone."""
        return self.everybody or bool(self.beside)


def sight_of(user: User) -> Sight:
    """Two queries at most."""
    if rights.can_see_all_lines(user):
        return Sight(True)
    own = list(clusters_of(user))
    return Sight(
        False,
        frozenset(one.pk for one in own if rights.can_see_who(user, one)),
        frozenset(one.pk for one in own if rights.can_see_others_lines(user, one)),
    )


def in_sight(sight: Sight, family: Kin) -> "QuerySet[Organisation]":
    """The organisations of a list, doubles left out, and those that nobody stands for."""
    listed = Organisation.objects.filter(same_as=None)
    if not sight.everybody:
        return having(listed, _in_lists_of(sight.beside), family)
    known = (
        Exists(Wording.objects.filter(organisation=OuterRef("pk")))
        | Exists(Organisation.objects.filter(same_as=OuterRef("pk")))
        | Exists(Organisation.objects.filter(part_of=OuterRef("pk")))
        | Exists(Organisation.objects.filter(followed_by=OuterRef("pk")))
    )
    return listed.filter(known)


def having(
    listed: "QuerySet[Organisation]", condition: Q | Exists, family: Kin
) -> "QuerySet[Organisation]":
    """Those of which a condition is true, or of one of whose doubles it is (a query more, where
    anybody has a double)."""
    if not family.same:
        return listed.filter(condition)
    doubles = Organisation.objects.filter(condition, pk__in=family.same)
    through = {family.same[pk] for pk in doubles.values_list("pk", flat=True)}
    return listed.filter(Q(condition) | Q(pk__in=through))


def _in_lists_of(clusters: frozenset[int]) -> Exists:
    return Exists(
        SentLine.objects.filter(cluster__in=clusters, wording__organisation=OuterRef("pk"))
    )
