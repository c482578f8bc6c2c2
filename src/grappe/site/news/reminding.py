"""`grappe remind`: what falls due today, and one digest a day for what is not urgent.

Each thing is told once to a person, whoever runs this, how often, and at how many places at once.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.news.addressing import answering_for, database_managers
from grappe.site.news.models import Choice, News
from grappe.site.news.noting import Noted, Told, mail_to, note
from grappe.site.organisations.models import Wording
from grappe.site.organisations.who.reading import sent_wordings
from grappe.site.policy.models import Cluster
from grappe.site.rounds.actions.proposing import not_answered
from grappe.site.rounds.models import Report, State

DAYS_BEFORE = (1, 7)
"""An answer that is not sent is asked for a week before its day, and the day before."""
LATE_FOR = 14
"""Days after which nobody is told any more that an answer is late: they know."""
SETTLING = 2
"""Days for which a round that has just opened is not spoken of again."""

TO_SEND = (State.EXPECTED, State.DRAFT, State.RETURNED)
NEVER_SENT = (State.EXPECTED, State.DRAFT)


@dataclass(frozen=True)
class Reminded:
    """Of `day`: how many things were due to be told (a thing and a person are one), how many of
    them are new, were told before or are not wanted; how many digests are new."""

    day: date
    noted: Noted
    digests: int

    @property
    def due(self) -> int:
        return self.noted.queued + self.noted.already + self.noted.unwanted


def remind() -> Reminded:
    """Puts on its way what is due today and was not told yet."""
    today = clock.today()
    noted = note([*_of_rounds(today), *_of_actions(), *_of_lines(today)])
    return Reminded(today, noted, _digests(today))


def _of_rounds(today: date) -> Iterator[Told]:
    reports = list(
        Report.objects.filter(state__in=TO_SEND)
        .filter(round__opened_at__isnull=False, round__closed_at=None)
        .select_related("round", "cluster")
    )
    people = answering_for({one.cluster_id for one in reports})
    for report in reports:
        matter, thing = _falls_due(report, today)
        if matter:
            about = {"cluster": report.cluster, "report": report}
            for person in people.get(report.cluster_id, ()):
                yield Told(person, matter, thing, about)


def _falls_due(report: Report, today: date) -> tuple[str, str]:
    """The matter and its key; of several days that passed while nobody looked, the last one. A
    report that was given back is not called late: it was there in time."""
    due = report.round.due
    left, thing = (due - today).days, f"report:{report.pk}:{due.isoformat()}"
    if left < 0:
        late = report.state in NEVER_SENT and -left <= LATE_FOR
        return ("late", thing) if late else ("", "")
    if report.round.is_running(today):
        return "", ""
    reached = next((days for days in DAYS_BEFORE if left <= days), None)
    if reached is None or (reached > 1 and _has_just_opened(report, today)):
        return "", ""
    return "due_soon", f"{thing}:{reached}"


def _has_just_opened(report: Report, today: date) -> bool:
    opened_at = report.round.opened_at
    return opened_at is not None and (today - timezone.localdate(opened_at)).days < SETTLING


def _of_actions() -> Iterator[Told]:
    """Actions in which another cluster names this one, and it has said nothing of it yet."""
    clusters = {one.pk: one for one in Cluster.objects.all()}
    people = answering_for(clusters)
    for pk, found in not_answered(list(clusters.values())).items():
        for one in found:
            thing = f"{one.report.pk}:{one.section.code}:{one.row.id}:{pk}"
            for person in people.get(pk, ()):
                yield Told(person, "action_proposed", thing, {"cluster": clusters[pk]})


def _of_lines(today: date) -> Iterator[Told]:
    """How many lines wait for whoever keeps who is who: said once a week."""
    waiting = (Wording.State.TO_DECIDE, Wording.State.UNKNOWN)
    count = sent_wordings().filter(state__in=waiting).count()
    if count:
        year, week, _day = today.isocalendar()
        for person in database_managers():
            yield Told(person, "who_waits", f"{year}-W{week}", {"count": count})


@transaction.atomic
def _digests(today: date) -> int:
    """One mail a person, with all that waits; what comes later waits for tomorrow's."""
    waiting = News.objects.filter(mail=None, choice=Choice.DIGEST).values("person")
    people = User.objects.filter(pk__in=waiting, is_active=True).order_by("pk")
    return sum(_digest(person, today) for person in people)


def _digest(person: User, today: date) -> bool:
    news: Iterable[News] = person.news.filter(mail=None, choice=Choice.DIGEST)
    return mail_to(person, f"digest:{person.pk}:{today.isoformat()}", news, digest=True)
