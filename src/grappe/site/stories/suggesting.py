"""Other words, side by side with those that stand, until somebody decides."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.prose import merge
from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.errors import Refused
from grappe.site.stories.asking import hand_of
from grappe.site.stories.models import Story, Suggestion
from grappe.site.stories.naming import with_references
from grappe.site.stories.texts import BY_NAME, TEXTS
from grappe.site.stories.writing import keep_text, locked
from grappe.site.trail import record


@transaction.atomic
def suggest(story: Story, document: Mapping[str, Any], *, seen: int, by: User) -> list[Suggestion]:
    """A suggestion for each text that reads differently from the page of revision `seen`.

    Raises Refused where the story is published, or a text is too long.
    """
    story = locked(story)
    version = story.versions.filter(revision=seen).first()
    base = version.document if version else story.words
    made = []
    for text in TEXTS:
        words = with_references(story, text.clean(document.get(text.name, "")))
        if len(words) > text.longest:
            raise Refused(_("“%(label)s” is too long.") % {"label": text.label}, text.name)
        if words != base.get(text.name, ""):
            made.append(_made(story, text.name, base.get(text.name, ""), words, by))
    if made:
        told = {"texts": [one.name for one in made]}
        record("story.suggested", by=by, cluster=story.cluster, what=str(story), detail=told)
    return made


@transaction.atomic
def accept(suggestion: Suggestion, *, by: User) -> None:
    """Its words stand from now on, with what others changed elsewhere in the text since.

    Raises Refused where it is decided on, or the story is published.
    """
    story, found = _open(suggestion)
    now = story.words.get(found.name, "")
    words = would_read(found, now)
    _decide(found, Suggestion.Fate.ACCEPTED, by)
    if words != now:
        keep_text(story, found.name, words, by, found)
    _trace("story.suggestion_accepted", story, found, by)


@transaction.atomic
def decline(suggestion: Suggestion, *, by: User) -> None:
    """Left aside by the others, taken back by who wrote it. Raises Refused as `accept` does."""
    story, found = _open(suggestion)
    own = found.by_id == by.pk
    _decide(found, Suggestion.Fate.TAKEN_BACK if own else Suggestion.Fate.DECLINED, by)
    _trace("story.suggestion_declined", story, found, by)


@transaction.atomic
def reopen(suggestion: Suggestion, *, by: User) -> None:
    """To decide on again what was left aside or taken back."""
    story = locked(suggestion.story)
    found = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
    if found.fate not in {Suggestion.Fate.DECLINED, Suggestion.Fate.TAKEN_BACK}:
        raise Refused(_("This suggestion is not left aside."), "not_aside")
    found.fate, found.decided_at, found.decided_by = Suggestion.Fate.OPEN, None, None
    found.save(update_fields=["fate", "decided_at", "decided_by"])
    _trace("story.suggestion_reopened", story, found, by)


def would_read(suggestion: Suggestion, now: str) -> str:
    """The text that stands now, with the suggestion taken over."""
    if BY_NAME[suggestion.name].line:
        return suggestion.text
    return merge(suggestion.before, suggestion.text, now, prefer_mine=True).text


def _made(story: Story, name: str, before: str, text: str, by: User) -> Suggestion:
    return Suggestion.objects.create(
        story=story, name=name, before=before, text=text, by=by, hand=hand_of(by, story)
    )


def _open(suggestion: Suggestion) -> tuple[Story, Suggestion]:
    story = locked(suggestion.story)
    found = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
    if not found.is_open:
        raise Refused(_("This suggestion was already decided on."), "decided")
    return story, found


def _decide(found: Suggestion, fate: Suggestion.Fate, by: User) -> None:
    found.fate, found.decided_at, found.decided_by = fate, clock.now(), by
    found.save(update_fields=["fate", "decided_at", "decided_by"])


def _trace(action: str, story: Story, found: Suggestion, by: User) -> None:
    told = {"text": found.name}
    record(action, by=by, cluster=story.cluster, what=str(story), detail=told)
