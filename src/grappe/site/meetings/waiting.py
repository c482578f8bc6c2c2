"""What the working group asks of a person, where they see what is expected of them."""

from datetime import date
from typing import Any

from django.db.models import Count, DateField, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grappe.site import clock
from grappe.site.accounts import rights
from grappe.site.accounts.models import User
from grappe.site.look.templatetags.look import short_day
from grappe.site.meetings.models import Appointment, Proposal
from grappe.site.rounds.also import Also

Rows = QuerySet[Any, tuple[int, date, int]]


def of_clusters(user: User) -> list[Also]:
    """A vote to take part in; proposals that a cluster's people have not commented on (a
    query)."""
    comments = rights.can_comment_versions(user)
    asked = list(_voices(user).union(_proposals(user), all=True))
    votes = [(pk, closes) for pk, closes, is_vote in asked if is_vote]
    n = len(asked) - len(votes)
    return [*(_vote(*one) for one in votes), *([_to_comment(n)] if n and comments else [])]


def _voices(user: User) -> Rows:
    """A vote that is on, in which a cluster of this manager has not voted."""
    today, own = clock.today(), user.standing.manages
    on = Appointment.objects.filter(counted_at=None, names_until__lt=today, closes__gte=today)
    given = Count("voices", filter=Q(voices__cluster__code__in=own))
    waits = on.annotate(given=given).filter(given__lt=len(own))
    return waits.order_by().values_list("pk", "closes", Value(value=1))


def _proposals(user: User) -> Rows:
    """Those that nobody of this person's clusters made or commented on."""
    own = user.standing.manages | user.standing.contributes
    known = Proposal.objects.filter(Q(cluster__code__in=own) | Q(remarks__cluster__code__in=own))
    open_ones = Proposal.objects.filter(state=Proposal.State.OPEN).exclude(pk__in=known)
    day = Cast(Value(None), DateField())
    return open_ones.order_by().values_list("pk", day, Value(value=0))


def _vote(pk: int, closes: date) -> Also:
    return Also(
        title=_("Who speaks for the clusters in the working group?"),
        text=_("Your cluster has one voice, and it is secret."),
        when=_("Until %(day)s") % {"day": short_day(closes)},
        action=_("Give your voice"),
        url=reverse("meetings:appointment", args=[pk]),
    )


def _to_comment(n: int) -> Also:
    words = ngettext(
        "One indicator is proposed: what do you think of it?",
        "%(n)s indicators are proposed: what do you think of them?",
        n,
    )
    return Also(
        title=words % {"n": n},
        text=_("The working group decides once clusters have said."),
        when="",
        action=_("Read and comment"),
        url=reverse("meetings:group"),
    )
