"""A consent can be withdrawn at any time, and what hangs on it goes everywhere at once."""

import json
from datetime import timedelta

import pytest
from django.core import serializers

from grappe.site import clock
from grappe.site.errors import Refused
from grappe.site.rounds.files import path_of
from grappe.site.stories import models, picturing, publishing, suggesting
from grappe.site.stories.papers import as_pdf_of
from grappe.site.stories.quoting import Person, change_speaker, name_speaker, withdraw
from grappe.site.stories.reading import as_read
from grappe.site.stories.writing import write
from tests.papers.making import text_of
from tests.pictures.making import picture
from tests.site.stories.making import (
    ABOUT,
    changed,
    draft,
    fresh,
    manager,
    officer,
    pictured,
    proposed,
    speaker,
)

pytestmark = pytest.mark.django_db
NAMING = "Jeanne Martin opened her hives. Mme Martin was glad; Jeanne too. Martine came."


def test_a_name_in_a_text_is_a_reference_read_as_the_name():
    story = draft(situation=NAMING)
    one = speaker(story)
    assert f"@{{{one.pk}}} opened her hives." in fresh(story).words["situation"]
    assert "Jeanne Martin opened" in str(as_read(fresh(story)).parts)


def test_nobody_is_named_nor_seen_before_they_agree():
    story = draft(situation=NAMING)
    one = speaker(story, agreed_on=None)
    pictured(story, one)
    read = as_read(fresh(story))
    assert "somebody who took part opened" in str(read.parts)
    assert (read.quotes, read.pictures) == ((), ())
    change_speaker(one, Person("Jeanne Martin", said="Yes.", agreed_on=clock.today()), by=manager())
    read = as_read(fresh(story))
    assert "Jeanne Martin opened" in str(read.parts)
    assert len(read.quotes) == len(read.pictures) == 1


def everything() -> str:
    """All that is kept of stories."""
    kept = [one for model in vars(models).values() if _is_model(model) for one in _rows(model)]
    return json.dumps(kept, default=str)


def _is_model(model: object) -> bool:
    return hasattr(model, "objects") and getattr(model, "__module__", "").startswith(
        models.__name__
    )


def _rows(model: object) -> list[object]:
    return serializers.serialize("python", model.objects.all())  # type: ignore[attr-defined]


def test_withdrawing_takes_name_words_and_picture_out_everywhere(
    data, django_capture_on_commit_callbacks
):
    story = proposed(situation=NAMING)
    one = speaker(story)
    seen, other = pictured(story, one), pictured(story, colour=7)
    write(story, changed(story, title="With Jeanne Martin"), seen=1, by=manager())
    suggesting.suggest(story, changed(story, title="Thanks to Jeanne MARTIN"), seen=2, by=officer())
    suggesting.decline(story.suggestions.get(), by=manager())
    publishing.comment(story, "Is Mme Martin all right?", by=officer())
    publishing.publish(story, by=officer())
    elsewhere = draft(title="Jeanne Martin again")
    speaker(elsewhere, "jeanne  martin")
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(one, by=manager())
    kept = everything()
    assert [word for word in ("Jeanne", "It works", "beekeeper") if word in kept] == []
    assert kept.count("Martin") == kept.count("Martine") > 0
    assert not path_of(seen.sha256).exists()
    assert path_of(other.sha256).exists()
    read = as_read(fresh(story))
    assert fresh(story).is_published
    assert [one.picture for one in read.pictures] == [other]
    assert "Jeanne" not in text_of(as_pdf_of(read).content)
    with pytest.raises(Refused, match="no longer agrees"):
        picturing.bring_back(seen.__class__.objects.get(pk=seen.pk), by=manager())


def test_the_same_pixels_in_another_story_stay(data, django_capture_on_commit_callbacks):
    story, elsewhere = draft(), draft()
    one = speaker(story)
    seen = pictured(story, one)
    again = pictured(elsewhere)
    assert seen.sha256 == again.sha256
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(one, by=None)
    assert path_of(again.sha256).exists()


@pytest.mark.parametrize(
    ("person", "says"),
    [
        (Person(" "), "who it is"),
        (Person("Jeanne", agreed_on=clock.today() + timedelta(days=2)), "future"),
        (Person("Jeanne", said="x" * 601), "600"),
    ],
)
def test_a_person_is_named_properly_or_not_at_all(person, says):
    story = draft()
    with pytest.raises(Refused, match=says):
        name_speaker(story, person, by=manager())
    assert not story.speakers.exists()


@pytest.mark.parametrize(
    ("about", "says"),
    [
        (picturing.About("", "x", "nobody"), "what is seen"),
        (picturing.About("x", " ", "nobody"), "who made"),
        (picturing.About("x", "x", ""), "agreed"),
        (picturing.About("x", "x", "nobody", (1,)), "have agreed"),
    ],
)
def test_a_picture_comes_with_words_a_credit_and_consent(data, about, says):
    story = draft()
    with pytest.raises(Refused, match=says):
        picturing.add_picture(story, picture(), about, by=manager())
    assert not story.pictures.exists()


def test_a_picture_is_taken_out_and_comes_back_and_four_are_enough(data):
    story = draft()
    first, *_rest = [pictured(story, colour=n) for n in range(4)]
    with pytest.raises(Refused, match="at most 4"):
        pictured(story, colour=9)
    picturing.remove(first, by=manager())
    assert len(as_read(fresh(story)).pictures) == 3
    picturing.bring_back(first, by=manager())
    assert len(as_read(fresh(story)).pictures) == 4


def test_a_hostile_picture_is_refused_in_a_sentence(data):
    story = draft()
    with pytest.raises(Refused, match="SVG"):
        picturing.add_picture(story, b"<svg onload='x'/>", ABOUT, by=manager())
    assert not (data / "files").exists()
