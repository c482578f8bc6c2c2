"""What the Region said, as lines of a timeline, and the words for a place of a report."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from grappe.site.errors import say
from grappe.site.rounds.models import Comment, Report, State, Step
from grappe.site.rounds.reading import questionnaire_of
from grappe.site.rounds.words import short_title


def news_of(one: Comment | Step, today: date) -> dict[str, Any]:
    """The parameters of a line of the component *timeline*; the year where it is another one."""
    year = str(one.at.year) if one.at.year != today.year else ""
    return {"at": one.at, "year": year} | _said(one)


def _said(one: Comment | Step) -> dict[str, Any]:
    title = short_title(one.report.round)
    if isinstance(one, Comment):
        answered = one.by_cluster  # type: ignore[attr-defined]
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
