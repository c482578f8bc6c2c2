"""The words of each matter, in the order in which a digest tells them: a title, what goes on after
it, and what its link is called. They name clusters, a round or a meeting, its days and a count,
nothing else.
"""

from typing import Any

from django.utils.translation import gettext_lazy, ngettext_lazy

_TO_REPORT, _TO_READ = gettext_lazy("Open the report"), gettext_lazy("Read the report")
_TO_MEETING = gettext_lazy("See the meeting")
CANCELLED = (
    gettext_lazy("%(meeting)s, on %(day)s, is cancelled"),
    gettext_lazy("It does not take place."),
    _TO_MEETING,
)
"""Of a meeting, whatever was to be said of it: what stands is that there is none."""

WORDS: dict[str, tuple[Any, Any, Any]] = {
    "opened": (
        gettext_lazy("%(clusters)s: %(round)s, due on %(due)s"),
        gettext_lazy(
            "You answer in a workbook or on the web: it is the same draft. Nothing that you write "
            "is lost."
        ),
        _TO_REPORT,
    ),
    "due_soon": (
        gettext_lazy("%(clusters)s: %(round)s is due on %(due)s"),
        gettext_lazy(
            "It is not sent yet. What you wrote is kept: you can go on where you left off."
        ),
        _TO_REPORT,
    ),
    "late": (
        gettext_lazy("%(clusters)s: %(round)s was due on %(due)s"),
        gettext_lazy(
            "It can still be sent, until %(closes)s. If something stands in your way, write to "
            "your officer: they will help."
        ),
        _TO_REPORT,
    ),
    "returned": (
        gettext_lazy("%(clusters)s: %(round)s is given back to you"),
        gettext_lazy(
            "What the Region asks for stands at its place. Correct it, then send it again."
        ),
        _TO_REPORT,
    ),
    "accepted": (
        gettext_lazy("%(clusters)s: %(round)s is accepted"),
        gettext_lazy("Thank you. There is nothing more to do."),
        gettext_lazy("See what was sent"),
    ),
    "commented": (
        ngettext_lazy(
            "%(clusters)s: a comment of the Region on %(round)s",
            "%(clusters)s: %(n)s comments of the Region on %(round)s",
            "n",
        ),
        gettext_lazy("Each stands at its place, where you can answer it."),
        gettext_lazy("Read and answer"),
    ),
    "who_asked": (
        ngettext_lazy(
            "%(clusters)s: the Region asks who a line of your list is",
            "%(clusters)s: the Region asks who %(n)s lines of your lists are",
            "n",
        ),
        gettext_lazy("One click says it, and it is remembered."),
        gettext_lazy("Say who it is"),
    ),
    "action_proposed": (
        ngettext_lazy(
            "%(clusters)s: another cluster names you in an action",
            "%(clusters)s: other clusters name you in %(n)s actions",
            "n",
        ),
        gettext_lazy("Is it yours too? It then counts for both of you, and once for the Region."),
        gettext_lazy("Confirm or decline"),
    ),
    "meeting_called": (
        gettext_lazy("%(meeting)s: %(day)s, %(hours)s%(where)s"),
        gettext_lazy("You are asked to come. Agenda and documents stand on its page."),
        _TO_MEETING,
    ),
    "meeting_changed": (
        gettext_lazy("%(meeting)s is now on %(day)s, %(hours)s%(where)s"),
        gettext_lazy("It was changed. A calendar that reads Grappe’s follows by itself."),
        _TO_MEETING,
    ),
    "minutes_kept": (
        gettext_lazy("%(meeting)s, %(day)s: the minutes are there"),
        gettext_lazy("What was decided stands beside them."),
        gettext_lazy("Read the minutes"),
    ),
    "story_returned": (
        gettext_lazy("%(clusters)s: a story is given back to you"),
        gettext_lazy("The Region wrote why, beside it."),
        gettext_lazy("Go on writing"),
    ),
    "story_published": (
        gettext_lazy("%(clusters)s: a story is published"),
        gettext_lazy("Everybody who signs in can read it. Whether others may is for you to say."),
        gettext_lazy("See it"),
    ),
    "sent": (
        gettext_lazy("%(clusters)s: %(round)s waits to be read"),
        gettext_lazy("The cluster sent it. Accept it, or give it back with a comment."),
        _TO_READ,
    ),
    "replied": (
        ngettext_lazy(
            "%(clusters)s: an answer to a comment on %(round)s",
            "%(clusters)s: %(n)s answers to comments on %(round)s",
            "n",
        ),
        gettext_lazy("It stands beside what was asked."),
        _TO_READ,
    ),
    "story_proposed": (
        gettext_lazy("%(clusters)s: a story waits for you"),
        gettext_lazy("Publish it, suggest other words, or give it back."),
        gettext_lazy("Read the story"),
    ),
    "who_waits": (
        ngettext_lazy(
            "One line waits for somebody to say who it is",
            "%(n)s lines wait for somebody to say who they are",
            "n",
        ),
        gettext_lazy("What you decide is remembered for all clusters."),
        gettext_lazy("Say who they are"),
    ),
}
