"""What the cluster reads about where a report stands and when it is due."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grappe.questions import Field, Value, value_words
from grappe.site.errors import say
from grappe.site.look.templatetags.look import short_day
from grappe.site.rounds.models import Report, Round, State
from grappe.site.rounds.reading import questionnaire_of

_WEEK = 7


@dataclass(frozen=True)
class Standing:
    """Where a report stands, in its reader's words; `kind` as in the component *state*."""

    word: str
    kind: str = ""


def title_of(round_: Round) -> str:
    """“The cluster's members in 2021”."""
    asked = say(questionnaire_of(round_).title)
    if round_.quarter:
        return _("%(asked)s, %(quarter)s") % {
            "asked": asked,
            "quarter": say(round_.period.long_words),
        }
    return _("%(asked)s in %(year)s") % {"asked": asked, "year": round_.year}


def short_title(round_: Round) -> str:
    """“Members 2021”."""
    return f"{say(questionnaire_of(round_).label)} {say(round_.period.words)}"


def is_long() -> str:
    """Of a list whose organisations the worker seeks."""
    return _(
        "Your list is long: who stands in it is being sought meanwhile, and is said on the page "
        "of your report within a minute or two."
    )


def count_words(n: int) -> str:
    """Two to nine in letters, others in figures."""
    written = (_("two"), _("three"), _("four"), _("five"), _("six"), _("seven"), _("eight"))
    return (*written, _("nine"))[n - 2] if 2 <= n <= 9 else str(n)


def standing(report: Report, *, today: date, errors: int | None = None) -> Standing:
    """In the words of the cluster; `errors` are those of its draft, where they are known."""
    late = today > report.round.due
    if report.state == State.SUBMITTED:
        return Standing(_("With the Region"), "done")
    if report.state == State.ACCEPTED:
        return Standing(_("Accepted"), "done")
    if not report.round.is_open:
        return Standing(_("Not sent: the round is closed"))
    if report.state == State.RETURNED:
        return Standing(_("To take up again"), "todo")
    if report.state == State.DRAFT and errors == 0:
        return Standing(_("Nearly ready"), "late" if late else "todo")
    word = _("To complete") if report.state == State.EXPECTED else _("Begun")
    word = _("%(state)s, late") % {"state": word} if late else word
    return Standing(word, "late" if late else "todo")


def due_words(day: date, today: date) -> str:
    """“31 May, in 3 days”, “31 May, a week ago”."""
    return _("%(day)s, %(when)s") % {"day": short_day(day), "when": _distance((day - today).days)}


def before_words(day: date, today: date) -> str:
    """“before Thursday”, “before 31 May”, “today”; nothing once it is past."""
    days = (day - today).days
    if days == 0:
        return _("today")
    if days < 0:
        return ""
    if days < _WEEK:
        return _("before %(weekday)s") % {"weekday": date_format(day, "l")}
    return _("by %(day)s") % {"day": short_day(day)}


def minutes_words(minutes: int) -> str:
    return ngettext("about one minute", "about %(n)s minutes", minutes) % {"n": minutes}


def correct_words(n: int) -> str:
    """“three points to correct”, “nothing to correct”."""
    if n == 0:
        return _("nothing to correct")
    words = ngettext("one point to correct", "%(n)s points to correct", n)
    return words % {"n": count_words(n)}


def unexplained_words(n: int) -> str:
    """“Two points go without a line.”; nothing where each has one."""
    words = ngettext("One point goes without a line.", "%(n)s points go without a line.", n)
    return words % {"n": count_words(n).capitalize()} if n else ""


def rows_words(n: int) -> str:
    return ngettext("%(n)s row", "%(n)s rows", n) % {"n": n}


def _distance(days: int) -> str:
    if days == 0:
        return _("today")
    if days in {1, -1}:
        return _("tomorrow") if days > 0 else _("yesterday")
    n = abs(days)
    weeks = n // _WEEK
    if weeks > 1:
        said = ngettext("%(n)s week", "%(n)s weeks", weeks) % {"n": weeks}
    else:
        said = ngettext("%(n)s day", "%(n)s days", n) % {"n": n}
    return (_("in %(time)s") if days > 0 else _("%(time)s ago")) % {"time": said}


def cell_words(field: Field, value: Value) -> str | None:
    """A value as it is read; where there is none, None for what is missing and "" for what need
    not be said."""
    if value is None:
        return None if field.mandatory else ""
    return say(value_words(field, value))
