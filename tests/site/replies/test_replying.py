"""A cluster comments, disputes and agrees, until the publication is public."""

from datetime import timedelta
from pathlib import Path

import pytest

from grappe.figures import Remark
from grappe.publication import Publication
from grappe.site import clock
from grappe.site.errors import Refused
from grappe.site.policy.models import Cluster
from grappe.site.replies import replying
from grappe.site.replies.models import Passage, Reading
from grappe.site.replies.passing import give_to_clusters, make_public, why_not_yet
from grappe.site.replies.reading import (
    corrections_to_answer,
    public_codes,
    reading_of,
    remarks,
    waiting_readings,
    with_the_clusters,
)
from grappe.site.replies.replying import Place
from grappe.site.trail.models import Event
from tests.site.dashboards.publishing import MADE_AT, POLICY, clusters, published
from tests.site.making import person

pytestmark = pytest.mark.django_db
BUDGET = Place("budget", 2020)


@pytest.fixture
def made(data: Path) -> Publication:
    clusters()
    return published(data, public=False)


def passage() -> Passage:
    return Passage.objects.get()


def minalogic() -> Reading:
    found = reading_of(passage(), Cluster.objects.get(code="minalogic"))
    assert found is not None
    return found


def everybody_agrees() -> None:
    for one in passage().readings.all():
        replying.agree(one, by=None)


def test_a_publication_is_with_its_clusters_for_the_days_of_the_policy(made):
    assert POLICY.reply_days == 15
    assert passage().until == (MADE_AT + timedelta(days=15)).date()
    assert passage().readings.count() == 22
    assert public_codes() == frozenset()


def test_it_is_given_once(made):
    assert give_to_clusters(made, by=None) == passage()


@pytest.mark.parametrize("days", [0, 14])
def test_it_is_not_made_public_before_its_day(made, days):
    with clock.at(MADE_AT + timedelta(days=days)), pytest.raises(Refused, match="19 June 2021"):
        make_public(passage(), by=None)
    assert not passage().is_public


def test_it_is_made_public_on_its_day_once(made):
    with clock.at(MADE_AT + timedelta(days=15)):
        make_public(passage(), by=person("head_of_unit"))
        assert public_codes() == {made.code}
        with pytest.raises(Refused, match="already public"):
            make_public(passage(), by=None)


def test_it_is_made_public_earlier_where_every_cluster_agreed(made):
    with clock.at(MADE_AT + timedelta(days=2)):
        everybody_agrees()
        replying.agree_no_more(minalogic(), by=None)
        assert why_not_yet(passage())
        replying.agree(minalogic(), by=None)
        make_public(passage(), by=None)
    assert passage().is_public


def test_a_later_publication_takes_the_place_of_one_that_is_not_public(made, data):
    replying.remark(minalogic(), BUDGET, "Two years in one.", by=None)
    later = published(data, (2019, 2020, 2021), public=False)
    assert str(with_the_clusters()) == later.code
    with clock.at(MADE_AT + timedelta(days=30)), pytest.raises(Refused, match=later.code):
        make_public(Passage.objects.get(publication=made.code), by=None)


def test_a_comment_goes_with_the_figure_and_on_to_the_next_publication(made, data):
    replying.remark(minalogic(), BUDGET, "  Two years in one. ", by=None)
    kept = (Remark("budget", "Minalogic", 2020, "Two years in one."),)
    assert remarks(made.code) == kept
    later = published(data, (2019, 2020, 2021), public=False)
    assert remarks(later.code, "Minalogic") == kept
    there = Reading.objects.get(passage__publication=later.code, cluster__code="minalogic")
    replying.change_remark(there, BUDGET, "", by=None)
    assert (remarks(later.code), remarks(made.code)) == ((), kept)


def test_there_is_one_comment_a_figure_and_it_can_be_changed(made):
    replying.remark(minalogic(), BUDGET, "One.", by=None)
    with pytest.raises(Refused, match="change that one"):
        replying.remark(minalogic(), BUDGET, "Two.", by=None)
    replying.change_remark(minalogic(), BUDGET, "Three.", by=None)
    assert [one.text for one in remarks(made.code)] == ["Three."]


@pytest.mark.parametrize(("text", "why"), [(" \n", "write your comment"), ("x" * 2001, "under")])
def test_a_comment_has_words_and_not_too_many(made, text, why):
    with pytest.raises(Refused, match=why):
        replying.remark(minalogic(), BUDGET, text, by=None)


def test_what_was_said_stays_as_it_is_once_public(made):
    replying.remark(minalogic(), BUDGET, "As it was.", by=None)
    with clock.at(passage().until):
        make_public(passage(), by=None)
    for late in (
        lambda: replying.remark(minalogic(), Place("fte", 2020), "Late.", by=None),
        lambda: replying.change_remark(minalogic(), BUDGET, "", by=None),
        lambda: replying.ask_correction(minalogic(), BUDGET, "Late.", by=None),
        lambda: replying.agree(minalogic(), by=None),
    ):
        with pytest.raises(Refused, match="public by now"):
            late()
    assert [one.text for one in remarks(made.code)] == ["As it was."]


def test_who_asks_for_a_correction_agrees_no_more_until_it_is_answered(made):
    replying.agree(minalogic(), by=None)
    asked = replying.ask_correction(minalogic(), BUDGET, "It is 90 000 €.", by=None)
    assert minalogic().agreed_at is None
    with pytest.raises(Refused, match="wait for its answer"):
        replying.agree(minalogic(), by=None)
    with pytest.raises(Refused, match="already asked"):
        replying.ask_correction(minalogic(), BUDGET, "Again.", by=None)
    replying.answer(asked, "Your report is open again.", by=person("officer", of="digital"))
    with pytest.raises(Refused, match="already answered"):
        replying.answer(asked, "Twice.", by=None)
    replying.agree(minalogic(), by=None)
    assert minalogic().agreed_at is not None


def test_a_correction_waits_for_its_own_officer_until_it_is_taken_back(made):
    replying.ask_correction(minalogic(), BUDGET, "It is 90 000 €.", by=None)
    assert [one.text for one in corrections_to_answer({"minalogic"})] == ["It is 90 000 €."]
    assert not corrections_to_answer({"cara"})
    replying.take_back(minalogic(), BUDGET, by=None)
    assert not corrections_to_answer({"minalogic"})
    with pytest.raises(Refused, match="No correction"):
        replying.take_back(minalogic(), BUDGET, by=None)


def test_that_figures_were_opened_is_noted_once_and_never_by_whom(made):
    with clock.at(MADE_AT):
        replying.look_at(minalogic())
    first = minalogic().opened_at
    replying.look_at(minalogic())
    assert minalogic().opened_at == first is not None


def test_a_cluster_of_which_nothing_is_told_has_nothing_to_read(made):
    other = Cluster.objects.create(
        code="new", name="New", kind="regional", created_in=2020,
        main_domain=Cluster.objects.first().main_domain,  # type: ignore[union-attr]
    )  # fmt: skip
    assert waiting_readings([other]) == {}


def test_each_step_leaves_its_trace(made):
    replying.remark(minalogic(), BUDGET, "One.", by=person("manager", of=minalogic().cluster))
    with clock.at(passage().until):
        make_public(passage(), by=person("head_of_unit"))
    left = {one.action: one for one in Event.objects.all()}
    assert left["figure.remarked"].cluster == "minalogic"
    assert "budget 2020" in left["figure.remarked"].what
    assert left["publication.made_public"].detail == {"clusters": 22, "agreed": 0, "remarks": 1}
