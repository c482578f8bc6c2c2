"""Who may do what with a story: the table of rights, asked of each of its clusters."""

from collections.abc import Callable
from typing import Any

from grappe.site.accounts import rights
from grappe.site.accounts.models import User
from grappe.site.accounts.rights import Person
from grappe.site.policy.models import Cluster
from grappe.site.stories.models import Hand, Story

May = Callable[[Any, Any], bool]


def clusters_of_story(story: Story) -> list[Cluster]:
    """All of them, the one that writes first; read once a story."""
    found = list(story.clusters.all())
    return sorted(found, key=lambda one: (one.pk != story.cluster_id, one.name))


def may(user: Person, allowed: May, story: Story) -> bool:
    """Whether it is allowed towards any cluster of the story."""
    return allowed(user, None) and any(allowed(user, one) for one in clusters_of_story(story))


def may_read(user: Person, story: Story) -> bool:
    """As a reader, or as one of those who write it."""
    if story.is_published and rights.can_see_stories(user):
        return True
    if story.is_open and rights.can_see_open_stories(user):
        return True
    return may_see_draft(user, story)


def may_see_draft(user: Person, story: Story) -> bool:
    return may(user, rights.can_see_story_draft, story)


def may_write(user: Person, story: Story) -> bool:
    return may(user, rights.can_write_story, story)


def may_propose(user: Person, story: Story) -> bool:
    """The manager of the cluster that writes."""
    return rights.can_propose_story(user, story.cluster)


def may_publish(user: Person, story: Story) -> bool:
    return may(user, rights.can_publish_story, story)


def hand_of(user: User, story: Story) -> Hand:
    """On which side a person writes: a cluster's own people on its own."""
    own = user.standing.manages | user.standing.contributes
    ours = any(one.code in own for one in clusters_of_story(story))
    return Hand.CLUSTER if ours else Hand.REGION
