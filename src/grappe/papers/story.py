"""A story on two pages: its words as they are, the paper's own in one language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from grappe.papers import words as said
from grappe.prose import Run
from grappe.questions import Language, day_words


@dataclass(frozen=True, slots=True)
class Image:
    """A JPEG, what is seen on it, who made it; `width` and `height` in pixels."""

    content: bytes
    alt: str
    credit: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Quotation:
    said: Sequence[Sequence[Run]]
    name: str
    role: str


@dataclass(frozen=True)
class StoryPaper:
    """`language` is the paper's, `own_language` the story's; `parts` are titles and paragraphs,
    `belongs` says in a line where the story belongs."""

    language: Language
    own_language: Language
    title: str
    actors: str
    parts: Sequence[tuple[str, Sequence[Sequence[Run]]]]
    quotable: str
    quotable_of: str
    quotes: Sequence[Quotation]
    images: Sequence[Image]
    belongs: str
    clusters: str
    published_on: date | None
    made_on: date
    address: str


def content_of_story(paper: StoryPaper) -> dict[str, Any]:
    """Plain data for the layout; its images are named as their files are."""
    language = paper.language
    published = paper.published_on
    when = said.PUBLISHED_ON.filled(day=day_words(published)) if published else said.PREVIEW
    return {
        "language": language,
        "own_language": paper.own_language,
        "kind": said.STORY.to(language),
        "name": paper.belongs,
        "title": paper.title,
        "subtitle": paper.actors,
        "publication": paper.clusters,
        "day": day_words(paper.made_on).to(language),
        "made_on": [paper.made_on.year, paper.made_on.month, paper.made_on.day],
        "headlines": [],
        "map": None,
        "remarks": [],
        "definitions": [],
        "sources": [],
        "parts": [{"title": title, "paragraphs": _set(texts)} for title, texts in paper.parts],
        "quotable": paper.quotable,
        "quotable_of": paper.quotable_of,
        "quotes": [
            {"said": _set(one.said), "by": ", ".join(filter(None, (one.name, one.role)))}
            for one in paper.quotes
        ],
        "images": [
            {"file": name, "alt": one.alt, "credit": one.credit, "ratio": one.width / one.height}
            for name, one in zip(files_of(paper), paper.images, strict=True)
        ],
        "about": when.to(language),
        "address": paper.address,
        "lacking": "",
        "words": {
            "page": said.PAGE.to(language),
            "picture": said.PICTURE_BY.to(language),
            "told_by": said.TOLD_BY.filled(clusters=paper.clusters).to(language),
            "comments": "",
            "opens": said.OPENS.to(paper.own_language),
            "closes": said.CLOSES.to(paper.own_language),
        },
    }


def files_of(paper: StoryPaper) -> dict[str, bytes]:
    return {f"{n}.jpg": one.content for n, one in enumerate(paper.images)}


def _set(texts: Sequence[Sequence[Run]]) -> list[list[dict[str, Any]]]:
    return [[one._asdict() for one in paragraph] for paragraph in texts]
