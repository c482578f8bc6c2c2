"""What news say, in the reader's language: of clusters, rounds and counts, never of answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grappe.site import clock
from grappe.site.accounts.inviting import VALID_FOR
from grappe.site.accounts.models import Invitation
from grappe.site.look.templatetags.look import day, sentence, short_day
from grappe.site.news.models import News
from grappe.site.news.wording import CANCELLED, WORDS
from grappe.site.rounds.words import short_title


@dataclass(frozen=True)
class Said:
    """A title that tells all, a sentence that goes on, and the one link (`url` is whole)."""

    title: str
    text: str
    action: str
    url: str


@dataclass(frozen=True)
class Letter:
    """What a mail says: its subject, then one thing or several."""

    subject: str
    things: tuple[Said, ...]


def letter(news: Sequence[News], *, digest: bool) -> Letter:
    """All that one mail tells: its news were read with their clusters, reports and rounds."""
    if digest:
        things = tuple(said(one) for one in _by_thing(news))
        counted = {"n": len(things), "day": short_day(clock.today())}
        words = ngettext("Grappe, %(day)s: one thing", "Grappe, %(day)s: %(n)s things", len(things))
        subject = things[0].title if len(things) == 1 else words % counted
        return Letter(subject, things)
    thing = said(news)
    return Letter(thing.title, (thing,))


def said(news: Sequence[News]) -> Said:
    """What news of one matter say together; comments that came with it are counted after it."""
    first = news[0]
    own = [one for one in news if one.matter == first.matter]
    known = _known(own)
    cancelled = first.meeting is not None and first.meeting.is_cancelled
    told = CANCELLED if cancelled else WORDS[first.matter]
    title, text, action = (str(words % known) for words in told)
    comments = sum(one.count for one in news if one.matter == "commented" and one not in own)
    if comments:
        counted = ngettext("%(n)s comment was made.", "%(n)s comments were made.", comments)
        text = f"{text} {counted % {'n': comments}}"
    return Said(one_line(title), text, action, settings.ADDRESS + _address(own))


def one_line(words: str) -> str:
    """Words that may stand in a header: whatever a name holds, nothing ends it."""
    return " ".join(words.splitlines())


def invitation_letter(invitation: Invitation, link: str) -> Letter:
    """In the language that is spoken now."""
    known = {
        "who": invitation.invited_by,
        "role": invitation.get_kind_display(),
        "reach": invitation.reach,
        "days": VALID_FOR.days,
    }
    text = _("%(who)s gives you access to Grappe, where clusters answer the Region.") % known
    role = _("Your role: %(role)s, %(reach)s.") if invitation.reach else _("Your role: %(role)s.")
    open_for = _("The link waits for you for %(days)s days.") % known
    subject = _("Your access to Grappe")
    thing = Said(subject, f"{text} {role % known} {open_for}", _("Begin"), link)
    return Letter(subject, (thing,))


def _known(news: Sequence[News]) -> dict[str, Any]:
    clusters = sorted({one.cluster.name for one in news if one.cluster})
    known: dict[str, Any] = {"clusters": sentence(clusters), "n": sum(one.count for one in news)}
    if (report := news[0].report) is not None:
        round_ = report.round
        known |= {
            "round": short_title(round_),
            "due": day(round_.due),
            "closes": day(round_.closes),
        }
    if (meeting := news[0].meeting) is not None:
        known |= {
            "meeting": meeting.title,
            "day": day(meeting.on),
            "hours": f"{meeting.begins:%H:%M}–{meeting.ends:%H:%M}",
            "where": f", {meeting.place}" if meeting.place else "",
        }
    return known


def _by_thing(news: Sequence[News]) -> Iterable[list[News]]:
    """News of one matter about the same thing, in the order of the matters."""

    def thing(one: News) -> tuple[int, str, int, int, int]:
        names = list(WORDS)
        cluster = one.cluster.name if one.cluster else ""
        keys = (one.report_id or 0, one.story_id or 0, one.meeting_id or 0)
        return (names.index(one.matter), cluster, *keys)

    return [list(same) for _thing, same in groupby(sorted(news, key=thing), key=thing)]


def _address(news: Sequence[News]) -> str:
    """Where all of it is done: of several reports, the list of what is expected."""
    first = news[0]
    if first.matter in _OF_REPORT:
        if len({one.report_id for one in news}) > 1:
            return reverse("rounds:expected")
        return _of_report(first)
    if first.story_id:
        return reverse("stories:story", args=[first.story_id])
    if first.meeting_id:
        return reverse("meetings:meeting", args=[first.meeting_id])
    if first.matter == "who_asked" and first.cluster:
        return reverse("organisations:cluster_who", args=[first.cluster.code])
    return reverse("organisations:who" if first.matter == "who_waits" else "rounds:actions")


def _of_report(one: News) -> str:
    if one.matter in {"sent", "replied"}:
        return reverse("rounds:review", args=[one.report_id])
    editable = one.report is not None and one.report.can_be_edited
    return reverse("rounds:report" if editable else "rounds:sent_answer", args=[one.report_id])


_OF_REPORT = {
    *("opened", "due_soon", "late", "returned", "accepted", "commented", "sent", "replied"),
}
