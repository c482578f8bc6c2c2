"""All stories that a person may read, and those that they write."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from grappe.site import clock
from grappe.site.accounts import rights
from grappe.site.accounts.models import User
from grappe.site.accounts.reading import clusters_of
from grappe.site.policy.models import Cluster
from grappe.site.stories.finding import asked, found
from grappe.site.stories.following import followed, years_with_stories
from grappe.site.stories.models import State, Story
from grappe.site.stories.reading import published, read_all, whole
from grappe.site.stories.telling import state_said


@require_GET
def stories(request: HttpRequest) -> HttpResponse:
    """By domain, department, topic, cluster and year; what waits for the reader first."""
    every = published(open_ones=not rights.can_see_stories(request.user))
    choices = asked(request.GET, every)
    user = request.user if isinstance(request.user, User) else None
    writes = user is not None and rights.can_write_story(user)
    own = under_way(user) if user is not None and writes else []
    context = {
        "stories": read_all(found(choices, every)),
        "asked": choices,
        "chosen": any(one.chosen for one in choices),
        "own": own,
        "begins_for": _begins_for(user) if user is not None and writes else [],
        "followed": _followed() if rights.can_follow_stories(request.user) else [],
        "is_reader": user is not None,
    }
    answer = render(request, "stories/stories.html", context)
    answer["Cache-Control"] = "private, no-cache"
    return answer


def under_way(user: User) -> list[dict[str, object]]:
    """What is written and not published, of a person's own clusters; of all for the head of
    unit. What waits for this person stands first."""
    stories = whole(drafts_of(user))
    told = [state_said(user, one) for one in stories]
    return sorted(told, key=lambda one: not one["waits"])


def drafts_of(user: User) -> "QuerySet[Story]":
    unpublished = Story.objects.exclude(state=State.PUBLISHED)
    if rights.can_write_story(user) and "head_of_unit" in rights.positions(user):
        return unpublished
    return unpublished.filter(clusters__code__in=user.standing.own).distinct()


def _begins_for(user: User) -> list[Cluster]:
    """The clusters for which this person may begin a story."""
    return [one for one in clusters_of(user) if rights.can_write_story(user, one)]


def _followed() -> list[object]:
    """This year and the two before it that have stories."""
    this = clock.today().year
    years = dict.fromkeys([this, *years_with_stories()])
    return [followed(year) for year in list(years)[:2]]
