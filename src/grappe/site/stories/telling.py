"""Where a story stands, in the words of its reader."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grappe.site.accounts.models import User
from grappe.site.rounds.words import count_words
from grappe.site.stories.asking import hand_of, may_publish
from grappe.site.stories.models import Hand, State, Story, Suggestion
from grappe.site.stories.reading import as_read


def state_said(user: User, story: Story) -> dict[str, Any]:
    """A line of the list of stories under way: `waits` where it is this person's turn."""
    ours = hand_of(user, story) == Hand.CLUSTER
    read, to_decide = as_read(story), open_suggestions(story)
    waits = story.state == State.PROPOSED and not to_decide
    waits = bool(to_decide) or story.state != State.PROPOSED if ours else waits
    waits = waits and (ours or may_publish(user, story))
    return {
        "read": read,
        "waits": waits,
        "state": story.get_state_display().capitalize(),
        "kind": "todo" if waits else "",
        "line": _line(story, ours, len(to_decide)),
    }


def open_suggestions(story: Story) -> list[Suggestion]:
    return [one for one in story.suggestions.all() if one.is_open]


def _line(story: Story, ours: bool, to_decide: int) -> str:
    if to_decide:
        words = ngettext(
            "One suggestion is to be decided on.",
            "%(n)s suggestions are to be decided on.",
            to_decide,
        )
        return words % {"n": count_words(to_decide)}
    if story.state == State.RETURNED:
        return (
            _("The Region returned it with a comment.")
            if ours
            else _("Returned: it is with the cluster.")
        )
    if story.state == State.PROPOSED:
        return (
            _("It is with the Region.") if ours else _("Read it, suggest other words, publish it.")
        )
    return _("Being written.")
