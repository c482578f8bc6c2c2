"""From what happened to news: the verb of the pending work that other rooms leave."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.meetings import concerning
from grappe.site.meetings.models import Meeting
from grappe.site.news.addressing import answering_for, officers_of, people_of
from grappe.site.news.noting import Told, note
from grappe.site.organisations.models import SentLine
from grappe.site.policy.models import Cluster
from grappe.site.rounds.models import Report
from grappe.site.stories.models import Story

OLD = timedelta(days=14)
"""What happened longer ago is no news: work that lay for so long writes to nobody."""

Tellings = Iterator[tuple[User, dict[str, Any]]]


def tell(matter: str, at: str, by: int | None = None, **keys: int) -> None:
    """Tells whoever should hear of it, but for who did it. May be called twice."""
    happened = datetime.fromisoformat(at)
    if clock.now() - happened > OLD:
        return
    thing = ":".join([*(str(number) for number in keys.values()), at])
    with clock.at(happened):
        note(
            Told(person, matter, _thing(matter, about, thing), about)
            for person, about in _FINDERS[matter](**keys)
            if person.pk != by
        )


def _thing(matter: str, about: dict[str, Any], thing: str) -> str:
    """A round opens once for a cluster, however often it is closed and opened again."""
    return f"report:{about['report'].pk}" if matter == "opened" else thing


def _of_round(round: int) -> Tellings:  # noqa: A002 - the key of the task
    """Not of one whose day is past: a new installation opens those of former years too."""
    asked = Report.objects.filter(round=round, round__due__gte=clock.today())
    reports = list(asked.select_related("cluster"))
    people = answering_for(one.cluster_id for one in reports)
    for one in reports:
        for person in people.get(one.cluster_id, ()):
            yield person, {"cluster": one.cluster, "report": one}


def _to_cluster(report: int, comment: int = 0) -> Tellings:
    for one in Report.objects.filter(pk=report).select_related("cluster"):
        for person in people_of(one.cluster):
            yield person, {"cluster": one.cluster, "report": one}


def _to_officers(report: int, comment: int = 0) -> Tellings:
    for one in Report.objects.filter(pk=report).select_related("cluster"):
        for person in officers_of(one.cluster):
            yield person, {"cluster": one.cluster, "report": one}


def _story_to_cluster(story: int) -> Tellings:
    for one in Story.objects.filter(pk=story).select_related("cluster"):
        for person in people_of(one.cluster):
            yield person, {"cluster": one.cluster, "story": one}


def _story_to_officers(story: int) -> Tellings:
    for one in Story.objects.filter(pk=story).select_related("cluster"):
        for person in officers_of(one.cluster):
            yield person, {"cluster": one.cluster, "story": one}


def _of_meeting(meeting: int) -> Tellings:
    for one in Meeting.objects.filter(pk=meeting):
        for person in concerning.people_of(one):
            yield person, {"meeting": one}


def _to_writers(wording: int) -> Tellings:
    wrote = SentLine.objects.filter(wording=wording).values("cluster")
    for cluster in Cluster.objects.filter(pk__in=wrote):
        for person in people_of(cluster):
            yield person, {"cluster": cluster}


_FINDERS: dict[str, Callable[..., Tellings]] = {
    "opened": _of_round,
    "returned": _to_cluster,
    "accepted": _to_cluster,
    "commented": _to_cluster,
    "sent": _to_officers,
    "replied": _to_officers,
    "who_asked": _to_writers,
    "meeting_called": _of_meeting,
    "meeting_changed": _of_meeting,
    "minutes_kept": _of_meeting,
    "story_proposed": _story_to_officers,
    "story_returned": _story_to_cluster,
    "story_published": _story_to_cluster,
}
