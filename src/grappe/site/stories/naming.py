"""People's names in a story's texts: kept as references, read as names where they agreed."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from grappe.prose import named, parts_of, refer
from grappe.questions import Words
from grappe.site.stories.models import Comment, Speaker, Story, Suggestion, Version
from grappe.site.stories.texts import BY_NAME

SOMEBODY = Words(fr="une personne qui y a pris part", en="somebody who took part")
"""In the story's own language, for whoever has not agreed, or no longer does."""


def known_names(speakers: Iterable[Speaker]) -> dict[int, str]:
    return {one.pk: one.name for one in speakers if one.name}


def shown_names(speakers: Iterable[Speaker]) -> dict[int, str]:
    return {one.pk: one.name for one in speakers if one.is_shown}


def read_with(text: str, names: Mapping[int, str], language: str) -> str:
    return named(text, names, SOMEBODY.to(language))


def with_references(story: Story, text: str) -> str:
    """A text as somebody typed it, as it is kept."""
    return refer(text, known_names(story.speakers.all()))


def refer_everywhere(speaker: Speaker) -> None:
    """A name that is known from now on: where it stands already it becomes a reference."""
    _rewrite(speaker.story, lambda text: refer(text, {speaker.pk: speaker.name}))


def forget_everywhere(speaker: Speaker) -> None:
    """The name, and each part of it, out of every text, version, suggestion, comment, and of what
    is said of pictures."""
    _rewrite(speaker.story, lambda text: parts_of(text, speaker.pk, speaker.name))


def _rewrite(story: Story, rewritten: Callable[[str], str]) -> None:
    story.words = _texts(story.words, rewritten)
    story.save(update_fields=["words", "touched_at"])
    for version in Version.objects.filter(story=story):
        version.document = _texts(version.document, rewritten)
        version.save(update_fields=["document"])
    for suggestion in Suggestion.objects.filter(story=story):
        suggestion.before = rewritten(suggestion.before)
        suggestion.text = rewritten(suggestion.text)
        suggestion.save(update_fields=["before", "text"])
    for comment in Comment.objects.filter(story=story):
        comment.text = rewritten(comment.text)
        comment.save(update_fields=["text"])
    for picture in story.pictures.all():
        picture.alt, picture.credit = rewritten(picture.alt), rewritten(picture.credit)
        picture.save(update_fields=["alt", "credit"])
    for other in story.speakers.all():
        other.said = rewritten(other.said)
        other.save(update_fields=["said"])


def _texts(document: Mapping[str, Any], rewritten: Callable[[str], str]) -> dict[str, Any]:
    return {k: rewritten(v) if k in BY_NAME else v for k, v in document.items()}
