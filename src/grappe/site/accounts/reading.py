"""What a person has before them: their clusters, and the places to go to."""

from typing import NamedTuple

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from grappe.site.accounts.models import User
from grappe.site.accounts.rights import can_see_others_lines
from grappe.site.policy.models import Cluster


class Place(NamedTuple):
    """A place in the navigation."""

    words: str
    url: str
    current: bool = False


_PLACES = (
    ("rounds:expected", _("What is expected"), {"manager", "contributor"}),
    ("rounds:actions", _("Note an action"), {"manager", "contributor"}),
    ("dashboards:own", _("My figures"), {"manager", "contributor"}),
    ("rounds:inbox", _("To read"), {"officer", "head_of_unit"}),
    ("organisations:who", _("Who is this?"), {"database_manager"}),
    ("rounds:clusters", _("Clusters"), {"officer", "head_of_unit", "database_manager"}),
    ("organisations:organisations", _("Organisations"), {"who looks after lines"}),
    ("rounds:rounds", _("Rounds"), {"officer", "head_of_unit", "database_manager", "evaluation"}),
    (
        "designer:drafts",
        _("Questionnaires"),
        {"officer", "head_of_unit", "database_manager", "evaluation"},
    ),
    (
        "meetings:group",
        _("Working group"),
        {
            *("manager", "contributor"),
            *("officer", "head_of_unit", "database_manager", "evaluation"),
        },
    ),
    ("plan:plan", _("The plan"), {"officer", "head_of_unit", "database_manager", "evaluation"}),
    ("dashboards:region", _("The Region"), {"all but an administrator"}),
    ("objectives:road", _("Objectives"), {"all but an administrator"}),
    ("stories:stories", _("Stories"), {"all but an administrator"}),
    (
        "accounts:people",
        _("People"),
        {"head_of_unit", "database_manager", "evaluation", "administrator"},
    ),
)

_NOWHERE = "nowhere"
_APART = {"objectives:road": "/grants"}
"""No page about what the Region grants leads to objectives: where their addresses begin."""


def clusters_of(user: User) -> QuerySet[Cluster]:
    """The clusters that are a person's own, in whatever role, by name."""
    return Cluster.objects.filter(code__in=user.standing.own).select_related("main_domain")


def navigation(user: User, path: str = "") -> tuple[Place, ...]:
    """The places of a person's roles, the first one being their home."""
    kinds = user.standing.kinds
    wanted = kinds | ({"all but an administrator"} if kinds - {"administrator"} else set())
    wanted |= {"who looks after lines"} if can_see_others_lines(user) else set()
    return tuple(
        Place(str(words), reverse(name), current=path.startswith(reverse(name)))
        for name, words, roles in _PLACES
        if roles & wanted and not path.startswith(_APART.get(name, _NOWHERE))
    )
