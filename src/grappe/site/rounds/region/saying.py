"""The sentences of the Region's pages: each title is an answer."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grappe.questions import number_words
from grappe.site import clock
from grappe.site.errors import say
from grappe.site.rounds.models import State, Step
from grappe.site.rounds.region.changed import Changed
from grappe.site.rounds.region.spelling import spelled
from grappe.site.rounds.region.timeliness import Progress


def counted(form: str, n: int) -> str:
    """A sentence with n in letters, beginning with a capital."""
    return str(capfirst(form % {"n": say(spelled(n))}))


def waiting_title(n: int) -> str:
    if n == 0:
        return _("Nothing waits for you")
    return counted(ngettext("One report waits to be read", "%(n)s reports wait to be read", n), n)


def waits_since(sent_at: datetime) -> str:
    days = (clock.today() - sent_at.astimezone(clock.now().tzinfo).date()).days
    if days < 1:
        return _("since today")
    return ngettext("for one day", "for %(n)s days", days) % {"n": days}


def answered(one: Progress) -> str:
    """“18 clusters of 22 have answered; three are late”."""
    said = ngettext(
        "%(n)s cluster of %(all)s has answered",
        "%(n)s clusters of %(all)s have answered",
        one.answered,
    ) % {"n": one.answered, "all": one.asked}
    if one.answered == one.asked:
        said = _("All %(all)s clusters have answered") % {"all": one.asked}
    return said + _late(len(one.missing))


def _late(n: int) -> str:
    if not n:
        return ""
    return ngettext("; one is late", "; %(n)s are late", n) % {"n": say(spelled(n))}


def overall(rounds: Sequence[tuple[str, Progress]]) -> str:
    """What stands in one line over all open rounds."""
    late = {report.cluster_id for _name, one in rounds for report in one.missing}
    if late:
        return counted(
            ngettext("One cluster is late", "%(n)s clusters are late", len(late)), len(late)
        )
    expected = sum(one.asked - one.answered for _name, one in rounds)
    if expected:
        return counted(
            ngettext("One report is still awaited", "%(n)s reports are still awaited", expected),
            expected,
        )
    return _("Every cluster has answered")


def rounds_title(open_: Sequence[tuple[str, Progress]]) -> str:
    """“One round is open; three clusters are late”."""
    if not open_:
        return _("No round is open")
    said = counted(ngettext("One round is open", "%(n)s rounds are open", len(open_)), len(open_))
    late = {report.cluster_id for _name, one in open_ for report in one.missing}
    return said + (
        ngettext("; one cluster is late", "; %(n)s clusters are late", len(late))
        % {"n": say(spelled(len(late)))}
        if late
        else ""
    )


def changed_title(changed: Changed, compared: bool) -> str:
    """“Five things changed; one is not explained”."""
    questions, news = changed.open_questions, len(changed.lines)
    if not compared:
        return _("A first answer") + _unexplained(questions)
    if not news:
        return _("Nothing has changed")
    return counted(
        ngettext("One thing has changed", "%(n)s things have changed", news), news
    ) + _unexplained(questions)


def _unexplained(n: int) -> str:
    if not n:
        return ""
    return ngettext("; one is not explained", "; %(n)s are not explained", n) % {
        "n": say(spelled(n))
    }


def same(changed: Changed) -> str:
    """How many answers are what they were, and whether somebody looked at them."""
    said = _("%(n)s answers of %(all)s are as before.") % {
        "n": say(number_words(changed.same)),
        "all": say(number_words(changed.answers)),
    }
    if changed.carried:
        return f"{said} " + ngettext(
            "One row was carried over and not confirmed.",
            "%(n)s rows were carried over and not confirmed.",
            changed.carried,
        ) % {"n": say(number_words(changed.carried))}
    return said


def step(one: Step) -> str:
    """“Returned, Paul Modèle: the reason”."""
    words = {
        State.EXPECTED: _("Report asked"),
        State.DRAFT: _("Report begun"),
        State.SUBMITTED: _("Report sent"),
        State.RETURNED: _("Report reopened") if one.reason else _("Report returned"),
        State.ACCEPTED: _("Report accepted"),
    }
    who = f", {one.by}" if one.by else ""
    why = _(": %(reason)s") % {"reason": one.reason} if one.reason else ""
    return f"{words[State(one.state)]}{who}{why}"


def news(state: str, what: str) -> str:
    words = {
        State.SUBMITTED: _("%(what)s sent"),
        State.RETURNED: _("%(what)s returned"),
        State.ACCEPTED: _("%(what)s accepted"),
    }
    return words.get(State(state), "%(what)s") % {"what": what}


def fresh(n: int) -> str:
    if n == 0:
        return _("The latest publication holds everything that was accepted.")
    return counted(
        ngettext(
            "One accepted report is not in the latest publication.",
            "%(n)s accepted reports are not in the latest publication.",
            n,
        ),
        n,
    )


def names(reports: Iterable[object]) -> list[str]:
    return [str(report.cluster) for report in reports]  # type: ignore[attr-defined]
