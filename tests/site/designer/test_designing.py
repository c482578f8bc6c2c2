"""A new version is written step by step, and published without anybody feeling it before."""

from datetime import date

import pytest

from grappe.policies import load_policy
from grappe.site import clock
from grappe.site.designer import designing, parts
from grappe.site.designer.board import board_of
from grappe.site.designer.publishing import next_version, publish
from grappe.site.errors import Refused
from grappe.site.policy.reading import current
from grappe.site.rounds.models import Round
from grappe.site.rounds.reading import questionnaire_of
from tests.site.designer.drafting import FIELD, begun, with_apprentices
from tests.site.making import person
from tests.site.rounds.region_making import opened, planned

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data")]
JUNE_7 = date(2021, 6, 7)


def test_a_draft_begins_as_the_version_in_force_and_there_is_one_at_a_time():
    draft = begun()
    board = board_of(draft)
    assert board.questionnaire == current().questionnaire("members")
    assert (board.problems, board.changes) == ((), [])
    assert begun() == draft


def test_what_is_added_is_told_in_words_and_costs_minutes():
    board = board_of(with_apprentices(person("evaluation")))
    assert board.problems == ()
    assert [(d.code, d.kind) for d in board.changes] == [
        ("members.apprentices", "begins"),
        ("measures.apprentices", "begins"),
        ("apprentices", "begins"),
    ]
    assert board.summary.en.startswith("1 field added; 1 measure added; the series “Apprentices”")
    assert board.estimate is not None
    assert board.estimate.new > board.estimate.now == 45


def test_a_step_is_undone_and_nothing_more_than_what_was_done():
    by = person("evaluation")
    draft = begun(by)
    before = draft.document
    designing.add(draft, "field", "members", FIELD, by=by)
    designing.move(draft, "field", "members.apprentices", -1, by=by)
    codes = [one["code"] for one in parts.found(draft.document, "section", "members")["fields"]]
    assert codes[-2] == "apprentices"
    designing.undo(draft, by=by)
    designing.undo(draft, by=by)
    assert draft.document == before
    with pytest.raises(Refused, match="nothing to undo"):
        designing.undo(draft, by=by)


def test_what_something_needs_is_not_withdrawn_and_what_needs_it_is_named():
    by = person("evaluation")
    draft = with_apprentices(by)
    with pytest.raises(Refused, match="the measure “apprentices” need it"):
        designing.withdraw(draft, "field", "members.apprentices", by=by)
    with pytest.raises(Refused, match="the indicator “Apprentices” need it"):
        designing.withdraw(draft, "measure", "apprentices", by=by)
    with pytest.raises(Refused, match="the section “Members”, which rests on it"):
        designing.withdraw(draft, "field", "members.siren", by=by)
    for kind in ("indicator", "measure"):
        designing.withdraw(draft, kind, "apprentices", by=by)
    designing.withdraw(draft, "field", "members.apprentices", by=by)
    assert board_of(draft).changes == []


def test_two_people_who_change_the_same_part_lose_nothing():
    by = person("evaluation")
    draft = begun(by)
    part = parts.found(draft.document, "field", "members.name")
    designing.change(draft, "field", "members.name", part | {"mandatory": False}, seen=0, by=by)
    with pytest.raises(Refused, match="Somebody else has changed this"):
        designing.change(draft, "field", "members.name", part | {"also": ["x"]}, seen=0, by=by)
    other = parts.found(draft.document, "field", "members.siren")
    designing.change(draft, "field", "members.siren", other | {"also": ["x"]}, seen=0, by=by)
    assert parts.found(draft.document, "field", "members.name")["mandatory"] is False


def test_a_published_version_is_asked_later_and_running_rounds_keep_theirs():
    by = person("evaluation")
    running, later = opened(2020), planned(2022)
    draft = with_apprentices(by)
    with clock.at(JUNE_7):
        assert next_version(draft) == "2021"
        made = publish(draft, "2021", by=by)
    assert current().questionnaire("members") == made
    assert questionnaire_of(Round.objects.get(pk=running.pk)).version == "2019"
    assert questionnaire_of(Round.objects.get(pk=later.pk)) == made
    assert current().questionnaire("members", "2019") == load_policy().questionnaire("members")
    assert current().round("members", 2021).version == "2019"
    draft.refresh_from_db()
    with pytest.raises(Refused, match="no longer being written"):
        designing.undo(draft, by=by)
    assert begun(by).based_on == "2021"


def test_nothing_is_published_while_something_is_wrong_or_the_name_is_taken():
    by = person("evaluation")
    draft = begun(by)
    with pytest.raises(Refused, match="a version of this name already"):
        publish(draft, "2019", by=by)
    with pytest.raises(Refused, match="to be corrected"):
        publish(draft, "../../x", by=by)
    measure = {"code": "wrong", "section": "members", "value": "sum(nobody)"}
    designing.add(draft, "measure", "", measure, by=by)
    with pytest.raises(Refused, match="“nobody” is no field of this section"):
        publish(draft, "2021", by=by)
    assert current() == load_policy()
