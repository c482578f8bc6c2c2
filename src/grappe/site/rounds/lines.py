"""A report as one line of the list of what is expected, and what the Region said as a line."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grappe.site.errors import say
from grappe.site.look.templatetags.look import short_day
from grappe.site.rounds.models import Comment, Report, State, Step
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


def line_of(one: Waiting, today: date) -> dict[str, Any]:
    """The parameters of the component *task*."""
    report = one.report
    stands = standing(report, today=today, errors=one.errors)
    line = {
        "title": title_of(report.round),
        "short_title": short_title(report.round),
        "state": stands.word,
        "state_kind": stands.kind,
        "text": _text(one),
    }
    return line | (_ways(one, today) if one.to_do else _reading(one))


def news_of(one: Comment | Step, today: date) -> dict[str, Any]:
    """The parameters of a line of the component *timeline*; the year where it is another one."""
    year = str(one.at.year) if one.at.year != today.year else ""
    return {"at": one.at, "year": year} | _said(one)


def _said(one: Comment | Step) -> dict[str, Any]:
    title = short_title(one.report.round)
    if isinstance(one, Comment):
        answered = any(not reply.of_region for reply in one.replies.all())
        return {
            "what": place_words(one),
            "text": _("“%(text)s”") % {"text": one.text},
            "url": _place_url(one.report, one.section, one.pk),
            "link": _("Read again") if answered else _("Answer"),
        }
    accepted = one.state == State.ACCEPTED
    words = _("%(title)s accepted.") if accepted else _("%(title)s given back to you.")
    url = reverse("rounds:sent_answer" if accepted else "rounds:report", args=[one.report_id])
    reason = f" {one.reason}" if one.reason else ""
    return {"text": words % {"title": title} + reason, "url": url, "link": _("Open")}


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
    pending = one.upload is not None and not one.upload.mapped
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
    if one.upload is not None and not one.upload.mapped:
        return _("Your file waits for you to say how its columns are meant.")
    if one.errors:
        return _("In your draft: %(left)s.") % {"left": correct_words(one.errors)}
    return _("Nothing to correct: what is left is to read it again and to send.")


def _sent_words(one: Waiting) -> str:
    assert one.sent is not None
    who = one.sent.by.get_full_name() if one.sent.by else _("Grappe")
    words = _("Sent on %(day)s by %(who)s, receipt no. %(number)s.")
    return words % {"day": short_day(one.sent.at), "who": who, "number": one.sent.number}


def _ways(one: Waiting, today: date) -> dict[str, Any]:
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
    if one.upload is not None and not one.upload.mapped:
        address = reverse("rounds:mapping", args=[report.pk, one.upload.pk])
        return ways | {
            "action": _("Say what is meant"),
            "url": address,
            "second": "",
            "second_url": "",
        }
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


def _reading(one: Waiting) -> dict[str, Any]:
    if one.sent is None:
        return {"kind": "secondary"}
    return {
        "action": _("Read"),
        "url": reverse("rounds:sent_answer", args=[one.report.pk]),
        "kind": "secondary",
    }


def place_words(comment: Comment) -> str:
    """“Team, FTE”; the round for a word on the whole report."""
    questionnaire = questionnaire_of(comment.report.round)
    if not questionnaire.has(comment.section):
        return short_title(comment.report.round)
    section = questionnaire.section(comment.section)
    parts = [say(section.label)]
    if comment.row in section.item_by_code:
        parts.append(say(section.item_by_code[comment.row].label))
    elif section.has(comment.field):
        parts.append(say(section.field(comment.field).label))
    return ", ".join(parts)


def _place_url(report: Report, section: str, comment: int) -> str:
    if report.can_be_edited:
        return f"{reverse('rounds:report', args=[report.pk])}#comment-{comment}"
    return f"{reverse('rounds:sent_answer', args=[report.pk])}#comment-{comment}"
