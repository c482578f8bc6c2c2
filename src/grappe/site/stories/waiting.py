"""Stories that wait for the Region: proposed, and nothing left for the cluster to decide."""

from django.urls import reverse
from django.utils.translation import gettext as _

from grappe.site.accounts.models import User
from grappe.site.look.templatetags.look import short_day
from grappe.site.rounds.also import Also
from grappe.site.stories.asking import may_publish
from grappe.site.stories.models import State, Story
from grappe.site.stories.reading import whole
from grappe.site.stories.telling import state_said


def of_the_region(user: User) -> list[Also]:
    """Those that this person may publish, the longest waiting first."""
    proposed = Story.objects.filter(
        state=State.PROPOSED, clusters__code__in=user.standing.looks_after
    ).distinct()
    found = whole(proposed.order_by("proposed_at", "pk")).prefetch_related("suggestions")
    told = [(one, state_said(user, one)) for one in found if may_publish(user, one)]
    return [_also(one, said["read"].title) for one, said in told if said["waits"]]


def _also(story: Story, title: str) -> Also:
    return Also(
        title=title,
        text=_("A story of %(cluster)s: read it, suggest other words, publish it.")
        % {"cluster": story.cluster.name},
        when=_("Proposed on %(day)s") % {"day": short_day(story.proposed_at)},
        action=_("Read"),
        url=reverse("stories:story", args=[story.pk]),
    )
