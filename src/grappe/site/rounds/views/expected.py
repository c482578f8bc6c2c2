"""What is expected of me, by when, and what the Region answered."""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grappe.site import clock
from grappe.site.accounts.asking import person
from grappe.site.accounts.models import User
from grappe.site.organisations.who.reading import asked_of
from grappe.site.policy.models import Cluster
from grappe.site.replies.models import Reading
from grappe.site.replies.reading import waiting_readings
from grappe.site.rounds.actions.proposing import unanswered
from grappe.site.rounds.also import also_for_clusters
from grappe.site.rounds.labels import labels_in
from grappe.site.rounds.lines import Line, line_of
from grappe.site.rounds.models import State
from grappe.site.rounds.news import news_of
from grappe.site.rounds.reply_lines import line_of_reading
from grappe.site.rounds.waiting import (
    Waiting,
    comments_of_the_region,
    said_by_the_region,
    waiting_for,
)
from grappe.site.rounds.words import before_words, count_words


@login_required
def expected(request: HttpRequest) -> HttpResponse:
    """For whoever answers for a cluster, or for several."""
    clusters = _clusters(person(request))
    if not clusters:
        raise PermissionDenied
    today, comments = clock.today(), comments_of_the_region(clusters)
    waiting, asked = waiting_for(clusters, comments), asked_of(clusters)
    readings = waiting_readings(clusters)
    labels = labels_in(one.sent for one in waiting if one.sent)
    now = [one for one in waiting if one.to_do or one.report.round.is_open]
    now.sort(key=lambda one: (not one.to_do, one.report.round.due))
    context = {
        "heading": heading_of(
            waiting, today, to_read=any(not r.agreed_at for r in readings.values())
        ),
        "lede": lede_of(waiting),
        "clusters": [
            (c, _tasks(c, now, readings.get(c.pk), today), asked.get(c.pk, 0)) for c in clusters
        ],
        "named": unanswered(clusters),
        "also": also_for_clusters(person(request)),
        "to_renew": {pk: one for pk, one in labels.items() if one.is_to_renew(today)},
        "several": len(clusters) > 1,
        "news": [news_of(one, today) for one in said_by_the_region(clusters, comments)],
        "earlier": [line_of(one, today) for one in reversed(waiting) if one not in now],
    }
    return render(request, "rounds/cluster/expected.html", context)


def _tasks(
    cluster: Cluster, now: list[Waiting], reading: Reading | None, today: date
) -> list[Line]:
    """What is still to send, then the figures to read, then what is sent."""
    own = [one for one in now if one.report.cluster == cluster]
    to_read = [line_of_reading(reading, today)] if reading else []
    todo, sent = (
        [line_of(one, today) for one in own if one.to_do is still] for still in (True, False)
    )
    return [*todo, *to_read, *sent]


def _clusters(user: User) -> list[Cluster]:
    own = user.standing.manages | user.standing.contributes
    return list(Cluster.objects.filter(code__in=own))


def heading_of(waiting: list[Waiting], today: date, *, to_read: bool = False) -> str:
    """“Two answers to send, the first before Thursday; another is with the Region”; `to_read`:
    figures wait that are not public yet."""
    todo = [one for one in waiting if one.to_do]
    if to_read and not todo:
        return _("Figures about you wait to be read, before they are public")
    sent = sum(one.report.state == State.SUBMITTED for one in waiting)
    if not todo:
        return _all_sent(sent)
    words = _to_send(todo, today)
    if not sent:
        return words
    theirs = ngettext("another is with the Region", "%(n)s are with the Region", sent)
    return _("%(first)s; %(second)s") % {
        "first": words,
        "second": theirs % {"n": count_words(sent)},
    }


def _to_send(todo: list[Waiting], today: date) -> str:
    late = sum(one.report.round.due < today for one in todo)
    n = ngettext("One answer to send", "%(n)s answers to send", len(todo))
    n %= {"n": count_words(len(todo)).capitalize()}
    if late == len(todo):
        words = ngettext("%(answers)s, already late", "%(answers)s, already late", late)
    elif late:
        words = ngettext("%(answers)s, one of them late", "%(answers)s, %(n)s of them late", late)
    elif len(todo) == 1:
        words = "%(answers)s %(when)s"
    else:
        words = _("%(answers)s, the first %(when)s")
    when = before_words(todo[0].report.round.due, today)
    return words % {"answers": n, "n": count_words(late), "when": when}


def _all_sent(sent: int) -> str:
    if not sent:
        return _("Nothing is expected of you for now")
    words = ngettext(
        "All is sent; one answer is with the Region", "All is sent; %(n)s are with the Region", sent
    )
    return words % {"n": count_words(sent)}


def lede_of(waiting: list[Waiting]) -> str:
    todo = [one for one in waiting if one.to_do]
    if any(one.report.state == State.RETURNED for one in todo):
        return _("The Region has given an answer back: its comments stand at their place.")
    if any(one.carried for one in todo):
        return _("Last year's answers are already there. What is left is to say what has changed.")
    return _("Write here or in Excel: it is the same draft.") if todo else ""
