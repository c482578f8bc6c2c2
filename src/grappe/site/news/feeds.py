"""A person's calendar: the days of rounds, meetings that concern them, at an address that only
they know."""

import hashlib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from grappe.calendars import Event, write
from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.accounts.rights import can_see_rounds
from grappe.site.news.meetings import events_for
from grappe.site.news.models import Feed
from grappe.site.policy.models import Cluster
from grappe.site.rounds.models import Report, Round, State
from grappe.site.rounds.words import short_title
from grappe.site.speaking import language_of_reader
from grappe.site.trail import models as trail
from grappe.site.trail import record

KEPT_FOR = timedelta(days=400)
_SENT = (State.SUBMITTED, State.ACCEPTED)
_OF_ROUNDS = ("round.planned", "round.opened", "round.dated", "round.closed")


def address_of(person: User) -> str:
    """The whole address of a person's calendar; empty where they have none yet."""
    feed = Feed.objects.filter(person=person).first()
    if feed is None:
        return ""
    return settings.ADDRESS + reverse("news:calendar", args=[_token(person, feed.number)])


@transaction.atomic
def renew(person: User) -> None:
    """A new address: the one before, if any, opens nothing any more."""
    before = Feed.objects.select_for_update().filter(person=person).first()
    number = before.number + 1 if before else 1
    hashed = _hash(_token(person, number))
    Feed.objects.update_or_create(person=person, defaults={"number": number, "token_hash": hashed})
    record("calendar.renewed", by=person)


def reader_of(token: str) -> User | None:
    """Whose calendar an address is; None for one that opens nothing."""
    found = Feed.objects.select_related("person").filter(token_hash=_hash(token)).first()
    return found.person if found and found.person.is_active else None


def calendar_of(person: User) -> bytes:
    """A person's rounds and meetings, in the language that is spoken now (ten queries)."""
    since = clock.today() - KEPT_FOR
    rounds = list(Round.objects.filter(due__gte=since).order_by("due", "pk"))
    history = _history(rounds)
    events = [*_of_clusters(person, rounds, history), *_of_region(person, rounds, history)]
    events += events_for(person, since)
    return write(_("Grappe: rounds and meetings"), events, language=language_of_reader())


History = dict[str, tuple[datetime, int]]


def _history(rounds: list[Round]) -> History:
    """By round when it was last changed, and how often it was given other days."""
    told = trail.Event.objects.filter(action__in=_OF_ROUNDS, what__in=[str(r) for r in rounds])
    found: History = {}
    for action, what, at in told.order_by("at", "pk").values_list("action", "what", "at"):
        _before, dated = found.get(what, (at, 0))
        found[what] = (at, dated + (action == "round.dated"))
    return found


def _of_clusters(person: User, rounds: list[Round], history: History) -> Iterator[Event]:
    codes = person.standing.manages | person.standing.contributes
    clusters = list(Cluster.objects.filter(code__in=codes)) if codes else []
    asked = Report.objects.filter(cluster__in=clusters, round__in=rounds)
    reports = {
        (one.round_id, one.cluster_id): one for one in asked.annotate(moved_at=Max("steps__at"))
    }
    for round_ in rounds:
        for cluster in clusters:
            report = reports.get((round_.pk, cluster.pk))
            planned = round_.opened_at is None and cluster.in_policy
            if report is not None or planned:
                yield _due(round_, cluster, report, *_changed(round_, history))


def _due(
    round_: Round, cluster: Cluster, report: Report | None, changed: datetime, revision: int
) -> Event:
    known = {"cluster": cluster.name, "round": short_title(round_)}
    sent = report is not None and report.state in _SENT
    words = _("%(cluster)s: %(round)s, sent") if sent else _("%(cluster)s: %(round)s to send")
    moved_at = getattr(report, "moved_at", None)
    page = "rounds:sent_answer" if sent else "rounds:report"
    return Event(
        uid=_uid(f"round-{round_.pk}-{cluster.code}"),
        title=words % known,
        begins=round_.due,
        changed=max(changed, moved_at) if moved_at else changed,
        link=_link(page, report.pk) if report else _link("rounds:expected"),
        revision=revision,
        takes_time=False,
    )


def _of_region(person: User, rounds: list[Round], history: History) -> Iterator[Event]:
    if not can_see_rounds(person):
        return
    for round_ in rounds:
        changed, revision = _changed(round_, history)
        due, closes = _("%(round)s: answers are due"), _("%(round)s: the round closes")
        for name, words, day in (("due", due, round_.due), ("closes", closes, round_.closes)):
            yield Event(
                uid=_uid(f"round-{round_.pk}-{name}"),
                title=words % {"round": short_title(round_)},
                begins=day,
                changed=changed,
                link=_link("rounds:round", round_.pk),
                revision=revision,
                takes_time=False,
            )


def _changed(round_: Round, history: History) -> tuple[datetime, int]:
    """Its first day stands in for a round of which the trail tells nothing."""
    return history.get(str(round_), (_midnight(round_.opens), 0))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day))


def _link(name: str, *args: object) -> str:
    return settings.ADDRESS + reverse(name, args=args)


def _uid(name: str) -> str:
    return f"{name}@{urlsplit(settings.ADDRESS).hostname}"


def _token(person: User, number: int) -> str:
    """What only the holder of the secret key can write."""
    return salted_hmac("calendar", f"{person.key} {number}", algorithm="sha256").hexdigest()


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
