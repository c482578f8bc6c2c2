"""Of two who act at once, the second is told who was first."""

from django.utils.translation import gettext_lazy as _

from grappe.site.accounts.models import User
from grappe.site.rounds.models import Report, State

_WORDS = {
    State.SUBMITTED: (
        _("You have already sent this report."),
        _("This report was already sent by %(who)s."),
        _("This report has already been sent."),
    ),
    State.RETURNED: (
        _("You have already returned this report."),
        _("This report was already returned by %(who)s."),
        _("This report is with the cluster: there is nothing to decide."),
    ),
    State.ACCEPTED: (
        _("You have already accepted this report."),
        _("This report was already accepted by %(who)s."),
        _("This report was already accepted."),
    ),
}


def already(report: Report, by: User | None) -> str:
    """Who brought it where it stands (sent, returned or accepted): oneself, another person by
    name; nobody is named for the terminal."""
    mine, theirs, anybody = _WORDS[State(report.state)]
    last = report.steps.select_related("by").last()
    who = last.by if last else None
    if who is not None and who == by:
        return str(mine)
    if who is not None and who.name:
        return str(theirs) % {"who": who.name}
    return str(anybody)
