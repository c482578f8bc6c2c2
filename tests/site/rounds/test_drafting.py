"""A draft that both doors fill, and that two people may write in."""

import pytest

from grappe.answers import set_cells
from grappe.site.errors import Refused
from grappe.site.rounds import draft_rows, drafting, undoing
from grappe.site.rounds.drafting import Typed
from grappe.site.rounds.models import Edit, State
from grappe.site.rounds.reading import draft_answer
from tests.site.rounds.asked import accepted, asked, cell, member, minalogic, people_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folder(data):
    """Files are kept in a folder of the test's own."""


def test_a_draft_begins_with_last_years_accepted_answers():
    accepted(asked(minalogic(), year=2020), rows=3)
    answer = draft_answer(asked(minalogic()))
    assert [row.origin for row in answer.rows("members")] == ["carried"] * 3


def test_the_first_word_makes_it_a_draft_with_an_edit():
    report = asked(minalogic())
    drafting.save_cells(report, [Typed(cell("a1", "name"), "Optique")], by=None)
    report.refresh_from_db()
    assert (report.state, report.draft.revision) == (State.DRAFT, 1)
    assert draft_answer(report).value(cell("a1", "name")) == "Optique"


def test_the_same_words_again_are_no_edit():
    report = asked(minalogic())
    for _twice in range(2):
        drafting.save_cells(report, [Typed(cell("a1", "name"), "Optique")], by=None)
    assert Edit.objects.count() == 1


def test_two_people_in_different_cells_keep_both_their_words():
    report = asked(minalogic())
    drafting.save_cells(report, [Typed(cell("a1", "name"), "Optique")], by=None)
    drafting.save_cells(report, [Typed(cell("a1", "website"), "optique.example")], by=None)
    values = draft_answer(report).rows("members")[0].values
    assert values == {"name": "Optique", "website": "optique.example"}


def test_two_people_in_one_cell_disagree_and_nobody_is_overwritten():
    report, place = asked(minalogic()), cell("a1", "name")
    drafting.save_cells(report, [Typed(place, "Optique")], by=None)
    drafting.save_cells(report, [Typed(place, "Optique du Vercors", "Optique")], by=None)
    (conflict,) = drafting.save_cells(report, [Typed(place, "OPTIQUE SA", "Optique")], by=None)
    assert (conflict.mine, conflict.theirs) == ("OPTIQUE SA", "Optique du Vercors")
    assert draft_answer(report).value(place) == "Optique du Vercors"


def test_undo_takes_back_ones_own_last_edit_and_leaves_what_others_wrote():
    report = asked(minalogic())
    claire, paul = people_of(minalogic())
    drafting.save_cells(report, [Typed(cell("a1", "name"), "Optique")], by=claire)
    drafting.save_cells(report, [Typed(cell("a1", "website"), "o.example")], by=paul)
    undoing.undo_last(report, by=claire)
    values = [row.values for row in draft_answer(report).rows("members")]
    assert values == [{"website": "o.example"}]


def test_a_line_of_explanation_is_nothing_to_undo():
    report = asked(minalogic())
    drafting.save_cells(report, [Typed(cell("a1", "name"), "Optique")], by=None)
    drafting.explain(report, cell("a1", "name"), "member_gone", "It moved.", by=None)
    undoing.undo_last(report, by=None)
    assert draft_answer(report).rows("members") == ()


def test_a_member_of_last_year_leaves_by_being_marked_never_by_being_removed():
    accepted(asked(minalogic(), year=2020), rows=2)
    report = asked(minalogic())
    first, _second = draft_answer(report).rows("members")
    with pytest.raises(Refused):
        draft_rows.delete_rows(report, "members", [first.id], by=None)
    draft_rows.mark_left(report, "members", [first.id], by=None)
    assert draft_answer(report).value(cell(first.id, "left_in")) == 2021


def test_confirming_as_unchanged_leaves_a_trace():
    accepted(asked(minalogic(), year=2020), rows=2)
    report = asked(minalogic())
    drafting.confirm_unchanged(report, "members", by=None)
    assert {row.origin for row in draft_answer(report).rows("members")} == {"confirmed"}
    assert Edit.objects.get(draft__report=report).kind == Edit.Kind.CONFIRMATION


def test_a_copied_row_is_without_what_tells_one_from_another():
    report = asked(minalogic())
    draft_rows.add_rows(report, "members", [member(type="large")], by=None)
    (row,) = draft_answer(report).rows("members")
    draft_rows.copy_rows(report, "members", [row.id], by=None)
    copied = draft_answer(report).rows("members")[1].values
    assert copied["type"] == "large"
    assert not {"name", "siren"} & set(copied)


def test_what_was_sent_can_no_longer_be_changed():
    report = asked(minalogic(), year=2020)
    accepted(report, rows=1)
    with pytest.raises(Refused):
        drafting.save_cells(report, [Typed(cell("a1", "name"), "Optique")], by=None)


def pasted(rows: int) -> list[Typed]:
    return [
        Typed(cell(f"p{n}", field), str(value or ""))
        for n in range(rows)
        for field, value in member().items()
    ]


def test_a_pasted_block_is_one_edit_that_is_undone_as_one():
    report = asked(minalogic())
    drafting.save_cells(report, [Typed(cell("a1", "name"), "Optique")], by=None)
    drafting.save_cells(report, pasted(20), by=None)
    rows = draft_answer(report).rows("members")
    assert [row.id for row in rows] == ["a1", *(f"p{n}" for n in range(20))]
    undoing.undo_last(report, by=None)
    assert [row.id for row in draft_answer(report).rows("members")] == ["a1"]


def test_a_pasted_block_is_written_in_one_pass_over_the_rows(monkeypatch):
    passes = []

    def counted(answer, cells):
        passes.append(answer)
        return set_cells(answer, cells)

    monkeypatch.setattr(drafting, "set_cells", counted)
    drafting.save_cells(asked(minalogic()), pasted(50), by=None)
    assert len(passes) == 1
