"""Two sides write one story, and nobody loses a word."""

import pytest

from grappe.site.errors import Refused
from grappe.site.stories import suggesting
from grappe.site.stories.models import Hand, Story, Suggestion
from grappe.site.stories.texts import document_of
from grappe.site.stories.writing import begin, undo_last, write
from grappe.site.trail.models import Event
from tests.site.stories.making import (
    changed,
    document,
    draft,
    fresh,
    manager,
    minalogic,
    officer,
    published,
)

pytestmark = pytest.mark.django_db


def test_a_draft_is_a_version_by_somebody_and_leaves_a_trace():
    by = manager()
    story = draft(by)
    assert document_of(story) == document(clusters=["minalogic"])
    version = story.versions.get()
    assert (version.revision, version.by, version.hand) == (1, by, Hand.CLUSTER)
    assert Event.objects.filter(action="story.begun", cluster="minalogic").exists()


def test_without_a_title_nothing_is_begun():
    with pytest.raises(Refused, match="title"):
        begin(minalogic(), document(title=" * "), by=manager())
    assert not Story.objects.exists()


def test_a_text_too_long_says_by_how_much_and_changes_nothing():
    story = draft()
    with pytest.raises(Refused, match="3 characters too long") as refused:
        write(story, changed(story, title="x" * 123), seen=1, by=manager())
    assert refused.value.code == "title"
    assert fresh(story).revision == 1


def test_saving_what_has_not_changed_is_no_version():
    story = draft()
    assert not write(story, changed(story), seen=1, by=manager()).changed
    assert fresh(story).revision == 1


def test_two_people_in_two_places_both_stand():
    story = draft()
    mine = changed(story, situation="Bees were dying.\n\nWe knew why.", quotable="41 hives")
    theirs = changed(story, situation="Bees were ill.\n\nNobody knew why.", period="2020-Q3")
    write(story, theirs, seen=1, by=officer())
    done = write(story, mine, seen=1, by=manager())
    now = fresh(story)
    assert done.apart == ()
    assert now.words["situation"] == "Bees were ill.\n\nWe knew why."
    assert (now.words["quotable"], now.period) == ("41 hives", "2020-Q3")


def test_two_people_in_one_place_the_second_s_words_are_kept_as_a_suggestion():
    story = draft()
    write(story, changed(story, title="Theirs"), seen=1, by=officer())
    typed = {**document(), "title": "Mine", "outcome": "Fifty hives are followed."}
    done = write(story, typed, seen=1, by=manager())
    assert fresh(story).words["title"] == "Theirs"
    assert fresh(story).words["outcome"] == "Fifty hives are followed."
    [apart] = done.apart
    assert (apart.name, apart.text, apart.apart) == ("title", "Mine", True)
    suggesting.accept(apart, by=manager())
    assert fresh(story).words["title"] == "Mine"


def test_undoing_takes_one_s_own_last_edit_back_and_leaves_what_others_wrote():
    story, me = draft(), manager()
    write(story, changed(story, title="Mine"), seen=1, by=me)
    write(story, changed(story, outcome="Theirs."), seen=2, by=officer())
    assert undo_last(story, by=me)
    assert fresh(story).words["title"] == "A sensor in a hive"
    assert fresh(story).words["outcome"] == "Theirs."
    assert not undo_last(story, by=me)


def test_a_suggestion_stands_beside_until_it_is_taken_over_with_what_changed_since():
    story, them, me = draft(), officer(), manager()
    typed = changed(story, together="They built a sensor.\n\nThey tried it for a year.")
    [one] = suggesting.suggest(story, typed, seen=1, by=them)
    assert fresh(story).words["together"] == "They built a sensor.\n\nThey tried it."
    write(story, changed(story, together="They drew it.\n\nThey tried it."), seen=1, by=me)
    suggesting.accept(one, by=me)
    assert fresh(story).words["together"] == "They drew it.\n\nThey tried it for a year."
    assert fresh(story).versions.last().kind == "accepted"
    undo_last(story, by=me)
    assert fresh(story).words["together"] == "They drew it.\n\nThey tried it."
    assert Suggestion.objects.get().is_open


def test_a_suggestion_is_decided_on_once_and_can_be_taken_up_again():
    story, them, me = draft(), officer(), manager()
    [one] = suggesting.suggest(story, changed(story, title="Theirs"), seen=1, by=them)
    suggesting.decline(one, by=me)
    assert Suggestion.objects.get().fate == "declined"
    with pytest.raises(Refused, match="already"):
        suggesting.accept(one, by=me)
    suggesting.reopen(one, by=me)
    suggesting.decline(one, by=them)
    assert Suggestion.objects.get().fate == "taken_back"


def test_a_published_story_is_not_written_in():
    story = published()
    with pytest.raises(Refused, match="take it off"):
        write(story, changed(story, title="Other"), seen=1, by=manager())
    with pytest.raises(Refused, match="take it off"):
        suggesting.suggest(story, changed(story, title="Other"), seen=1, by=officer())


def test_what_comes_from_word_is_plain_paragraphs():
    story = draft(situation="<p class=MsoNormal>Bees <b>died</b>.</p><script>x</script>")
    assert story.words["situation"] == "Bees *died*."
