"""From what is to be told to news of a person, each written once, and put on its way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db import transaction

from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.news.matters import MATTERS
from grappe.site.news.models import Choice, Mail, News, Preference
from grappe.site.operations.pending import later


@dataclass(frozen=True)
class Told:
    """One thing for one person. `thing` names it, with its day or round where it comes again."""

    person: User
    matter: str
    thing: str
    about: dict[str, Any]

    @property
    def key(self) -> str:
        return f"{self.person.pk}:{self.matter}:{self.thing}"


@dataclass(frozen=True)
class Noted:
    """How many were new, were told before, are not wanted by their person."""

    queued: int = 0
    already: int = 0
    unwanted: int = 0

    def __add__(self, other: "Noted") -> "Noted":
        return Noted(
            self.queued + other.queued,
            self.already + other.already,
            self.unwanted + other.unwanted,
        )


@transaction.atomic
def note(told: Iterable[Told]) -> Noted:
    """Writes what is new, all or nothing, always in the same order: of two processes that do it at
    once each thing is written by one, and neither waits for the other in a circle."""
    ordered = sorted(told, key=lambda one: (one.person.pk, one.key))
    chosen = _chosen({one.person.pk for one in ordered})
    noted = Noted()
    for _person, of_person in groupby(ordered, key=lambda one: one.person.pk):
        noted += _note(list(of_person), chosen)
    return noted


def mail_to(person: User, key: str, news: Iterable[News], *, digest: bool = False) -> bool:
    """Puts one mail on its way, with these news in it; False where it was made before."""
    mail, new = Mail.objects.get_or_create(
        key=key, defaults={"person": person, "to": person.email, "digest": digest}
    )
    if new:
        News.objects.filter(pk__in=[one.pk for one in news], mail=None).update(mail=mail)
        later("mail", pk=mail.pk)
    return new


def _note(told: Sequence[Told], chosen: dict[tuple[int, str], str]) -> Noted:
    made, already, unwanted = [], 0, 0
    for one in told:
        choice = _choice(one, chosen)
        if choice == Choice.NEVER:
            unwanted += 1
            continue
        values = {"person": one.person, "matter": one.matter, "choice": choice, "at": clock.now()}
        news, new = News.objects.get_or_create(key=one.key, defaults=values | one.about)
        already += not new
        made += [news] if new else []
    _send_at_once([one for one in made if one.choice == Choice.NOW])
    return Noted(len(made), already, unwanted)


def _send_at_once(made: list[News]) -> None:
    """One mail for all that tells a person the same: a round that opens for two clusters."""

    def same(one: News) -> tuple[str, int, int]:
        return one.matter, one.report.round_id if one.report else 0, one.meeting_id or 0

    for _same, several in groupby(sorted(made, key=same), key=same):
        news = list(several)
        mail_to(news[0].person, f"news:{news[0].pk}", [*news, *_absorbed(news)])


def _absorbed(news: Sequence[News]) -> list[News]:
    """Comments that wait for the digest go with the report that is given back: they stand in it."""
    reports = [one.report_id for one in news if one.matter == "returned"]
    waiting = News.objects.filter(mail=None, matter="commented", report__in=reports)
    return list(waiting.filter(person=news[0].person)) if reports else []


def _choice(one: Told, chosen: dict[tuple[int, str], str]) -> str:
    matter = MATTERS[one.matter]
    if matter.always:
        return matter.usual
    return chosen.get((one.person.pk, one.matter), matter.usual)


def _chosen(people: set[int]) -> dict[tuple[int, str], str]:
    found = Preference.objects.filter(person__in=people)
    return {(one.person_id, one.matter): one.choice for one in found}
