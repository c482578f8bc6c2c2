"""What else waits for a person, beside reports: told by rooms further on, named here as text."""

from typing import NamedTuple

from django.utils.module_loading import import_string

from grappe.site.accounts.models import User

FOR_CLUSTERS = ("grappe.site.meetings.waiting.of_clusters",)
FOR_THE_REGION = ("grappe.site.stories.waiting.of_the_region",)


class Also(NamedTuple):
    """A line of the list that gets shorter: what it is, why, since or until when, and the way."""

    title: str
    text: str
    when: str
    action: str
    url: str


def also_for_clusters(user: User) -> list[Also]:
    """On the page of what is expected."""
    return _told(FOR_CLUSTERS, user)


def also_for_the_region(user: User) -> list[Also]:
    """On the page of what waits to be read."""
    return _told(FOR_THE_REGION, user)


def _told(by: tuple[str, ...], user: User) -> list[Also]:
    return [one for name in by for one in import_string(name)(user)]
