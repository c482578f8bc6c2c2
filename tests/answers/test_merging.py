from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grappe.answers import Answer, Place, Row, from_json, merge, set_cell, to_json

VALUES = st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False)
ROWS = st.dictionaries(st.sampled_from("abcd"), st.dictionaries(st.sampled_from("xyz"), VALUES))
ANSWERS = ROWS.map(
    lambda rows: Answer("q", "1", 2020, {"s": tuple(Row(k, v) for k, v in rows.items())})
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(ANSWERS)
def test_an_answer_survives_its_json(answer: Answer) -> None:
    assert from_json(to_json(answer)) == answer


@given(ANSWERS, st.text(), st.text())
def test_edits_of_different_cells_are_both_kept(base: Answer, mine: str, theirs: str) -> None:
    x, y = Place("s", "a", "mine"), Place("s", "a", "theirs")
    merged = merge(base, set_cell(base, x, mine), set_cell(base, y, theirs))
    assert merged.conflicts == ()
    assert (merged.answer.value(x), merged.answer.value(y)) == (mine, theirs)


def test_the_same_cell_changed_twice_keeps_mine_and_lists_theirs() -> None:
    base = Answer("q", "1", 2020, {"s": (Row("a", {"x": 1}),)})
    place = Place("s", "a", "x")
    merged = merge(base, set_cell(base, place, 2), set_cell(base, place, 3))
    conflict = merged.conflicts[0]
    assert merged.answer.value(place) == 2
    assert (conflict.place, conflict.base, conflict.theirs) == (place, 1, 3)
