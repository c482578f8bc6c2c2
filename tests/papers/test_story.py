"""A story is two pages, accessible and archivable, whatever its length."""

from datetime import date
from typing import Any

import pytest

from grappe.papers import Image, Quotation, StoryPaper, story_as_pdf
from grappe.pictures import read as read_picture
from grappe.prose import paragraphs
from tests.papers.making import elements, read, text_of
from tests.pictures.making import picture

LONG = "Une *phrase* comme une autre, un peu longue. "


def image(alt: str = "Une ruche") -> Image:
    made = read_picture(picture(800, 500))
    return Image(made.content, alt, "Le cluster", made.width, made.height)


def story(**changes: Any) -> StoryPaper:
    told: dict[str, Any] = {
        "language": "en",
        "own_language": "fr",
        "title": "Un capteur dans une ruche",
        "actors": "Trois PME",
        "parts": [("The situation", paragraphs("Des abeilles.\n\nDu *froid*.")),
                  ("What came of it", paragraphs("Du miel."))],
        "quotable": "80 ruches",
        "quotable_of": "suivies",
        "quotes": [Quotation(paragraphs("Elles vont bien."), "Jeanne Esquisse", "apicultrice")],
        "images": [image()],
        "belongs": "Agriculture · Q2 2020",
        "clusters": "Minalogic",
        "published_on": date(2020, 7, 14),
        "made_on": date(2021, 6, 7),
        "address": "http://localhost/stories/1",
    }  # fmt: skip
    return StoryPaper(**told | changes)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"images": [], "quotes": [], "quotable": ""},
        {"images": [image(str(n)) for n in range(4)]},
        {"parts": [("A", paragraphs(LONG * 44)), ("B", paragraphs(LONG * 66)),
                   ("C", paragraphs(LONG * 44))], "images": [image(str(n)) for n in range(4)]},
    ],
    ids=["short", "bare", "four pictures", "as long as can be"],
)  # fmt: skip
def test_it_is_two_pages_and_keeps_the_norms(changes):
    made = story_as_pdf(story(**changes))
    opened = read(made)
    assert len(opened.pages) == 2
    said = opened.trailer["/Root"]["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1<" in said
    assert "<pdfaid:part>2<" in said
    assert opened.trailer["/Root"]["/Lang"].startswith("en")


def test_its_words_are_there_and_its_pictures_are_told():
    made = story_as_pdf(story())
    told = text_of(made)
    for words in (
        *("Un capteur dans une ruche", "80 ruches", "Jeanne Esquisse, apicultrice"),
        *("Published on 14 July 2020", "Picture: Le cluster", "Told by Minalogic"),
    ):
        assert words in told
    assert [alt for tag, alt in elements(made) if tag == "/Figure"] == ["Une ruche"]


@pytest.mark.parametrize("words", ["#strong[x] $a$ <d> @e // f", '"\\n#{}', "山田 \U0001f9ff"])
def test_any_words_are_set_as_they_are_written(words):
    told = text_of(
        story_as_pdf(story(title=words, actors=words, parts=[(words, paragraphs(words))]))
    )
    assert all(word in told for word in words.split() if word.isascii())
