"""A report as one line of the list of what is expected."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grappe.site.errors import say
from grappe.site.look.templatetags.look import short_day
from grappe.site.rounds.models import State
from grappe.site.rounds.reading import questionnaire_of
from grappe.site.rounds.waiting import Waiting
from grappe.site.rounds.words import (
    correct_words,
    due_words,
    minutes_words,
    short_title,
    standing,
    title_of,
)


@dataclass(frozen=True)
class Line:
    """The parameters of the component *task*."""

    title: str
    short_title: str
    state: str
    state_kind: str
    text: str
    due: str = ""
    minutes: str = ""
    link_label: str = ""
    link_url: str = ""
    action: str = ""
    url: str = ""
    kind: str = "primary"
    second: str = ""
    second_url: str = ""


def line_of(one: Waiting, today: date) -> Line:
    report = one.report
    stands = standing(report, today=today, errors=one.errors)
    return Line(
        title=title_of(report.round),
        short_title=short_title(report.round),
        state=stands.word,
        state_kind=stands.kind,
        text=_text(one),
        **(_ways(one, today) if one.to_do else _reading(one)),
    )


def _text(one: Waiting) -> str:
    report = one.report
    if one.sent and not one.to_do:
        return _sent_words(one)
    if not one.to_do:
        return _("Nothing was sent before the round closed.")
    if report.state == State.RETURNED:
        asked = ngettext(
            "The Region asks %(n)s question.", "The Region asks %(n)s questions.", one.comments
        )
        words = (
            asked % {"n": one.comments} if one.comments else _("The Region gave it back to you.")
        )
        return f"{words} {_ready(one)}"
    if report.state == State.DRAFT:
        return _ready(one)
    pending = one.to_map is not None
    return _ready(one) if pending else _beginning(one)


def _beginning(one: Waiting) -> str:
    if not one.carried:
        return say(questionnaire_of(one.report.round).purpose)
    year = one.report.round.year - 1
    carried = ngettext(
        "%(n)s row carried over from %(year)s.",
        "%(n)s rows carried over from %(year)s.",
        one.carried,
    )
    doors = _("Bring your file as it is, or change the list here: it is the same draft.")
    return f"{carried % {'n': one.carried, 'year': year}} {doors}"


def _ready(one: Waiting) -> str:
    if one.to_map is not None:
        return _("Your file waits for you to say how its columns are meant.")
    if one.errors:
        return _("In your draft: %(left)s.") % {"left": correct_words(one.errors)}
    return _("Nothing to correct: what is left is to read it again and to send.")


def _sent_words(one: Waiting) -> str:
    assert one.sent is not None
    who = one.sent.by.get_full_name() if one.sent.by else _("Grappe")
    words = _("Sent on %(day)s by %(who)s, receipt no. %(number)s.")
    return words % {"day": short_day(one.sent.at), "who": who, "number": one.sent.number}


def _ways(one: Waiting, today: date) -> dict[str, str]:
    report, questionnaire = one.report, questionnaire_of(one.report.round)
    number, state = [report.pk], report.state
    page = reverse("rounds:report", args=number)
    first = questionnaire.sections[0]
    tables = all(section.kind == "table" for section in questionnaire.sections)
    door = reverse("rounds:grid", args=[report.pk, first.code]) if tables else page
    ways = {
        "due": due_words(report.round.due, today),
        "minutes": minutes_words(questionnaire.minutes) if state == State.EXPECTED else "",
        "link_label": _("Guide"),
        "link_url": reverse("rounds:guide", args=number),
    }
    if one.to_map is not None:
        address = reverse("rounds:mapping", args=[report.pk, one.to_map])
        return ways | {"action": _("Say what is meant"), "url": address}
    if state == State.EXPECTED:
        second = _("Open the list") if tables else _("Fill in here")
        upload = reverse("rounds:upload", args=number)
        return ways | {
            "action": _("Bring a file"),
            "url": upload,
            "second": second,
            "second_url": door,
        }
    action = _("Correct") if one.errors else _("Read again and send")
    return ways | {
        "action": _("See and answer") if one.comments else action,
        "url": page if one.comments or not one.errors else door,
        "second": _("Bring a file"),
        "second_url": reverse("rounds:upload", args=number),
    }


def _reading(one: Waiting) -> dict[str, str]:
    if one.sent is None:
        return {"kind": "secondary"}
    return {
        "action": _("Read"),
        "url": reverse("rounds:sent_answer", args=[one.report.pk]),
        "kind": "secondary",
    }
