"""Versions, suggestions and comments, side by side and with who wrote what."""

from collections.abc import Iterable, Mapping
from typing import Any

from grappe.prose import compare
from grappe.site.accounts.models import User
from grappe.site.stories.models import Said, Story, Suggestion, Version
from grappe.site.stories.naming import known_names, read_with
from grappe.site.stories.suggesting import would_read
from grappe.site.stories.texts import BY_NAME, TEXTS


def who(said: Said) -> str:
    """“Claire Exemple (the cluster)”."""
    side = said.get_hand_display()
    return f"{said.by.get_full_name()} ({side})" if said.by else side


def comments_shown(story: Story, names: Mapping[int, str]) -> list[dict[str, Any]]:
    return [
        {"at": one.at, "by": who(one), "text": read_with(one.text, names, story.language)}
        for one in story.comments.select_related("by")
    ]


def suggestions_shown(user: User, story: Story, *, open_ones: bool) -> list[dict[str, Any]]:
    """Those to decide on, beside the text as it stands; or those decided on, beside the text they
    were written on."""
    names = known_names(story.speakers.all())
    found = story.suggestions.select_related("by", "decided_by")
    return [
        {
            "suggestion": one,
            "label": BY_NAME[one.name].label,
            "by": who(one),
            "own": one.by_id == user.pk,
            "pieces": _pieces(*_beside(story, one), names, story),
        }
        for one in found
        if one.is_open is open_ones
    ]


def _beside(story: Story, one: Suggestion) -> tuple[str, str]:
    if not one.is_open:
        return one.before, one.text
    now = story.words.get(one.name, "")
    return now, would_read(one, now)


def versions_shown(story: Story) -> list[dict[str, Any]]:
    """The latest first, each with what it changed."""
    names = known_names(story.speakers.all())
    versions = list(story.versions.select_related("by"))
    before: list[Version | None] = [None, *versions[:-1]]
    return [
        {"version": now, "by": who(now), "texts": list(_changed(was, now, names, story))}
        for was, now in zip(before, versions, strict=True)
    ][::-1]


def _changed(
    was: Version | None, now: Version, names: Mapping[int, str], story: Story
) -> Iterable[dict[str, Any]]:
    for text in TEXTS:
        old = was.document.get(text.name, "") if was else ""
        new = now.document.get(text.name, "")
        if old != new:
            yield {"label": text.label, "pieces": _pieces(old, new, names, story)}


def _pieces(before: str, after: str, names: Mapping[int, str], story: Story) -> list[Any]:
    read = (read_with(one, names, story.language) for one in (before, after))
    return list(compare(*read))
