"""All stories that a person may read, and those that they write."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from grappe.site import clock
from grappe.site.accounts import rights
from grappe.site.accounts.models import User
from grappe.site.accounts.reading import clusters_of
from grappe.site.policy.models import Cluster
from grappe.site.stories.finding import asked, found
from grappe.site.stories.following import followed
from grappe.site.stories.models import State, Story
from grappe.site.stories.reading import read_all, whole
from grappe.site.stories.telling import state_said


@require_GET
def stories(request: HttpRequest) -> HttpResponse:
    """By domain, department, topic, cluster and year; what waits for the reader first."""
    user = request.user if isinstance(request.user, User) else None
    every = whole(Story.objects.filter(seen_by(request.user)).distinct())
    every = every.prefetch_related("suggestions")
    published = [one for one in every if one.is_published]
    choices = asked(request.GET, published)
    writes = user is not None and rights.can_write_story(user)
    context = {
        "stories": read_all(found(choices, published)),
        "asked": choices,
        "chosen": any(one.chosen for one in choices),
        "own": _under_way(user, every) if user is not None else [],
        "begins_for": _begins_for(user) if user is not None and writes else [],
        "followed": followed(clock.today().year) if rights.can_follow_stories(request.user) else [],
        "is_reader": user is not None,
    }
    answer = render(request, "stories/stories.html", context)
    answer["Cache-Control"] = "private, no-cache"
    return answer


def seen_by(user: rights.Person) -> Q:
    """Which stories a person may read: the same as `asking.may_read`, as a question to the
    database."""
    is_published = Q(state=State.PUBLISHED)
    if not isinstance(user, User):
        return is_published & Q(released=True)
    seen = is_published if rights.can_see_stories(user) else is_published & Q(released=True)
    if rights.can_see_all_story_drafts(user):
        return Q()
    return seen | Q(clusters__code__in=user.standing.own)


def _under_way(user: User, stories: Iterable[Story]) -> list[dict[str, Any]]:
    """What is written and not published; what waits for this person stands first."""
    told = [state_said(user, one) for one in stories if not one.is_published]
    return sorted(told, key=lambda one: not one["waits"])


def _begins_for(user: User) -> list[Cluster]:
    """The clusters for which this person may begin a story."""
    return [one for one in clusters_of(user) if rights.can_write_story(user, one)]
