"""From a draft to a page, and back again."""

import pytest

from grappe.site.errors import Refused
from grappe.site.stories import publishing, suggesting
from grappe.site.trail.models import Event
from tests.site.stories.making import (
    changed,
    draft,
    fresh,
    manager,
    officer,
    proposed,
    published,
)

pytestmark = pytest.mark.django_db


def test_what_is_missing_is_named_before_it_is_proposed():
    story = draft(outcome="", together="")
    with pytest.raises(Refused, match="What they did together, What came of it"):
        publishing.propose(story, by=manager())
    assert fresh(story).state == "draft"


def test_a_story_goes_from_draft_to_published_and_says_who_did_it():
    story = proposed()
    by = officer()
    publishing.publish(story, by=by)
    now = fresh(story)
    assert (now.state, now.published_by) == ("published", by)
    acts = ["story.begun", "story.proposed", "story.published"]
    assert list(Event.objects.filter(action__in=acts).values_list("action", flat=True)) == acts


def test_it_is_not_published_over_the_cluster_s_head():
    story, them = proposed(), officer()
    [one] = suggesting.suggest(story, changed(story, title="Other"), seen=1, by=them)
    with pytest.raises(Refused, match="suggestion waits"):
        publishing.publish(story, by=them)
    suggesting.decline(one, by=them)
    publishing.publish(story, by=them)
    assert fresh(story).is_published


def test_it_is_returned_with_a_word_and_the_return_undone():
    story, them = proposed(), officer()
    with pytest.raises(Refused, match="word first"):
        publishing.hand_back(story, "  ", by=them)
    publishing.hand_back(story, "Who are the three SMEs?", by=them)
    assert fresh(story).state == "returned"
    assert fresh(story).comments.get().text == "Who are the three SMEs?"
    publishing.take_in(story, by=them)
    assert fresh(story).state == "proposed"


@pytest.mark.parametrize(("role", "state"), [("manager", "draft"), ("officer", "proposed")])
def test_a_published_story_comes_off_the_page_into_the_hands_of_who_takes_it_off(role, state):
    story = published()
    by = manager(story.cluster) if role == "manager" else officer()
    publishing.take_off(story, "A figure is wrong.", by=by)
    assert (fresh(story).state, fresh(story).published_at) == (state, None)


def test_two_people_at_once_the_second_is_told_where_it_stands():
    story = proposed()
    publishing.take_back(story, by=manager())
    with pytest.raises(Refused, match="Meanwhile this story is draft"):
        publishing.publish(story, by=officer())


def test_everybody_reads_it_only_where_the_cluster_says_so():
    story = published()
    assert not story.is_open
    publishing.open_up(story, to_everybody=True, by=manager())
    assert fresh(story).is_open
    publishing.open_up(story, to_everybody=False, by=manager())
    assert not fresh(story).is_open
