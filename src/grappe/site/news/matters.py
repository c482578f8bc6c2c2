"""What people are told of: to whom each matter goes, and when, unless they choose otherwise."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from grappe.site.accounts.models import User
from grappe.site.news.models import Choice

CLUSTER = frozenset({"manager", "contributor"})
MEETS = frozenset({"manager", "officer", "head_of_unit", "database_manager", "evaluation"})
OFFICER = frozenset({"officer"})
DATABASE = frozenset({"database_manager"})


@dataclass(frozen=True)
class Matter:
    """`to`: kinds of role that hear of it; `usual`: when, until they choose; `always`: nothing can
    be chosen, as the work would stand still without it."""

    code: str
    label: Promise
    to: frozenset[str]
    usual: Choice
    always: bool = False


MATTERS = {
    one.code: one
    for one in (
        Matter("opened", _("A round opens"), CLUSTER, Choice.NOW),
        Matter("due_soon", _("An answer is due soon"), CLUSTER, Choice.NOW),
        Matter("late", _("An answer is late"), CLUSTER, Choice.NOW),
        Matter("returned", _("The Region gives a report back"), CLUSTER, Choice.NOW, always=True),
        Matter("accepted", _("A report is accepted"), CLUSTER, Choice.DIGEST),
        Matter("commented", _("The Region comments on a report"), CLUSTER, Choice.DIGEST),
        Matter("who_asked", _("The Region asks who a line is"), CLUSTER, Choice.DIGEST),
        Matter(
            "action_proposed", _("Another cluster names you in an action"), CLUSTER, Choice.DIGEST
        ),
        Matter("meeting_called", _("A meeting that concerns you is called"), MEETS, Choice.NOW),
        Matter(
            "meeting_changed",
            _("A meeting that concerns you is moved or cancelled"),
            MEETS,
            Choice.NOW,
        ),
        Matter("minutes_kept", _("The minutes of a meeting are there"), MEETS, Choice.DIGEST),
        Matter("story_returned", _("The Region gives a story back"), CLUSTER, Choice.DIGEST),
        Matter("story_published", _("A story of yours is published"), CLUSTER, Choice.DIGEST),
        Matter("sent", _("A cluster sends a report"), OFFICER, Choice.DIGEST),
        Matter("replied", _("A cluster answers a comment"), OFFICER, Choice.DIGEST),
        Matter("story_proposed", _("A cluster proposes a story"), OFFICER, Choice.DIGEST),
        Matter(
            "who_waits", _("Lines wait for somebody to say who they are"), DATABASE, Choice.DIGEST
        ),
    )
}


def matters_of(person: User) -> list[Matter]:
    """What a person may hear of, by the roles that they hold."""
    return [one for one in MATTERS.values() if one.to & person.standing.kinds]
