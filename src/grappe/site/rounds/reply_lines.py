"""A cluster's figures that wait to be read, as a line of what is expected."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from grappe.site.replies.models import Reading
from grappe.site.rounds.lines import Line
from grappe.site.rounds.words import due_words


def line_of_reading(reading: Reading, today: date) -> Line:
    """Until they are public: to read, being read, or read."""
    done, title = reading.agreed_at is not None, _("Figures about you, before they are public")
    if done:
        state, kind = _("Read"), "done"
    else:
        state, kind = (_("Begun") if reading.opened_at else _("To read")), "todo"
    return Line(
        title=title,
        short_title=title,
        state=state,
        state_kind=kind,
        text=_("Comment on them, or ask for a correction: your words go with the figure."),
        due=due_words(reading.passage.until, today),
        action=_("Read again") if done else _("Read your figures"),
        url=reverse("dashboards:before", args=[reading.cluster.code]),
        kind="secondary" if done else "primary",
    )
