"""Stories as they are read: names where people agreed, pictures where everybody on them did."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Count, Max, QuerySet

from grappe.prose import Run, paragraphs
from grappe.questions import Period, Words, period_of
from grappe.references import departments_of_region
from grappe.site.policy.models import Cluster, Domain
from grappe.site.policy.reading import current
from grappe.site.stories.asking import clusters_of_story
from grappe.site.stories.models import Picture, State, Story
from grappe.site.stories.naming import read_with, shown_names
from grappe.site.stories.texts import BY_NAME

Paragraphs = list[list[Run]]


class Quote(NamedTuple):
    said: Paragraphs
    name: str
    role: str


class Seen(NamedTuple):
    """A picture and its words, as they are read."""

    picture: Picture
    alt: str
    credit: str


@dataclass(frozen=True)
class Read:
    """A story for a reader; its own words are in `language`."""

    story: Story
    title: str
    actors: str
    parts: tuple[tuple[str, Paragraphs], ...]
    quotable: str
    quotable_of: str
    quotes: tuple[Quote, ...]
    pictures: tuple[Seen, ...]
    clusters: tuple[Cluster, ...]
    period: Period
    topic: Words | None
    department: str
    people_hidden: bool

    @property
    def domain(self) -> Domain:
        return self.story.domain

    @property
    def first(self) -> Seen | None:
        """The picture of its card."""
        return self.pictures[0] if self.pictures else None


def whole(stories: "QuerySet[Story]") -> "QuerySet[Story]":
    """With all that reading them asks for (three queries more, however many stories)."""
    return stories.select_related("cluster", "domain").prefetch_related(
        "clusters", "speakers", "pictures"
    )


def published(*, open_ones: bool = False) -> "QuerySet[Story]":
    """Every published story, the latest quarter first; or those alone that everybody may read."""
    found = whole(Story.objects.filter(state=State.PUBLISHED))
    return found.filter(released=True) if open_ones else found


def latest(n: int, **where: Any) -> list[Read]:
    """Of published ones, each of another domain as far as there are; those with a picture first
    (four queries)."""
    read = read_all(published().filter(**where)[: n * 5])
    read.sort(key=lambda one: one.first is None)
    by_domain: dict[str, Read] = {}
    for one in read:
        by_domain.setdefault(one.domain.code, one)
    first = list(by_domain.values())
    rest = [one for one in read if one not in first]
    return [*first, *rest][:n]


def as_read(story: Story) -> Read:
    speakers, words = list(story.speakers.all()), story.words
    names = shown_names(speakers)

    def said(name: str) -> str:
        return read_with(words.get(name, ""), names, story.language)

    return Read(
        story=story,
        title=said("title"),
        actors=said("actors"),
        parts=tuple(
            (str(BY_NAME[name].label), paragraphs(said(name)))
            for name in ("situation", "together", "outcome")
            if words.get(name)
        ),
        quotable=said("quotable"),
        quotable_of=said("quotable_of"),
        quotes=tuple(
            Quote(paragraphs(read_with(one.said, names, story.language)), one.name, one.role)
            for one in speakers
            if one.is_shown and one.said
        ),
        pictures=tuple(_seen(one, names, story) for one in story.pictures.all() if is_shown(one)),
        clusters=tuple(clusters_of_story(story)),
        period=period_of(story.period) or Period(story.begun_at.year),
        topic=topics().get(story.topic),
        department=department_names().get(story.department, ""),
        people_hidden=any(not one.is_shown and one.withdrawn_at is None for one in speakers),
    )


def is_shown(picture: Picture) -> bool:
    """Whether it is in the story and everybody named on it agrees."""
    return picture.removed_at is None and picture.erased_at is None and not picture.is_silenced


def _seen(picture: Picture, names: Mapping[int, str], story: Story) -> Seen:
    alt, credit = (read_with(one, names, story.language) for one in (picture.alt, picture.credit))
    return Seen(picture, alt, credit)


def title_of(story: Story) -> str:
    """Its title alone, names as they are shown."""
    return read_with(
        story.words.get("title", ""), shown_names(story.speakers.all()), story.language
    )


def topics() -> dict[str, Words]:
    return {one.code: one.name for one in current().stories.topics}


def department_names() -> dict[str, str]:
    """Of the region, by their codes."""
    return {one.code: one.name for one in departments_of_region(current().region)}


def stamp() -> tuple[int, datetime | None]:
    """Changes whenever a story does (one query): for what is computed from them and kept."""
    found = Story.objects.aggregate(n=Count("pk"), last=Max("touched_at"))
    return found["n"], found["last"]


def read_all(stories: Iterable[Story]) -> list[Read]:
    return [as_read(one) for one in stories]
