import pytest
from hypothesis import given
from hypothesis import strategies as st

from grappe.answers import Answer, Place, Row, combine, confirm, explain
from grappe.questions import fold_name
from tests.answers.making import answer
from tests.questions.making import field, questionnaire, section

FIELDS = (field("name"), field("siren", "company_number"), field("town"))
ASKED = questionnaire(section("m", *FIELDS, key=("siren", "name")))

CELLS = st.fixed_dictionaries(
    {},
    optional={
        "name": st.sampled_from(["Acme", "ACME SAS", "Zeta", "Beta", None]),
        "siren": st.sampled_from(["732829320", "004747804", "73282932000074", None]),
        "town": st.sampled_from(["Lyon", "Grenoble", None]),
    },
)
ORIGINS = st.sampled_from(["entered", "carried", "confirmed"])


def answers(ids: str) -> st.SearchStrategy[Answer]:
    rows = st.dictionaries(st.sampled_from(ids), st.tuples(CELLS, ORIGINS), max_size=5)
    return rows.map(
        lambda listed: Answer(
            "q", "1", 2020, {"m": tuple(Row(k, *told) for k, told in listed.items())}
        )
    )


def filled(a: Answer) -> dict[Place, object]:
    return {place: value for place, value in a.cells() if value is not None}


@given(answers("abcde"), answers("abcxyz"))
def test_what_a_draft_says_is_never_erased(draft: Answer, read: Answer) -> None:
    combined = combine(draft, read, ASKED).answer
    assert {r.id for r in draft.rows("m")} <= {r.id for r in combined.rows("m")}
    assert filled(draft).keys() <= filled(combined).keys()


@given(answers("abcde"), answers("abcxyz"))
def test_every_value_of_a_file_arrives(draft: Answer, read: Answer) -> None:
    arrived = [r.values for r in combine(draft, read, ASKED).answer.rows("m")]
    for row in read.rows("m"):
        said = {code: v for code, v in row.values.items() if v is not None}
        assert not said or any(said.items() <= dict(values).items() for values in arrived)


def honest(read: Answer) -> bool:
    """Every row says who it is, and nobody stands there twice."""
    rows = [row.values for row in read.rows("m")]
    names = [fold_name(str(values.get("name") or "")) for values in rows]
    sirens = [siren[:9] for values in rows if (siren := values.get("siren"))]
    return "" not in names and all(len(set(x)) == len(x) for x in (names, sirens))


@given(answers("abcde"), answers("abcxyz").filter(honest))
def test_the_same_file_twice_says_nothing_more(draft: Answer, read: Answer) -> None:
    once = combine(draft, read, ASKED).answer
    assert filled(combine(once, read, ASKED).answer) == filled(once)


@given(answers("abcde"))
def test_a_draft_into_itself_stays_as_it_is(draft: Answer) -> None:
    assert filled(combine(draft, draft, ASKED).answer) == filled(draft)


CARRIED = Answer("q", "1", 2020, {"m": (Row("a", {"name": "Acme", "town": "Lyon"}, "carried"),)})


@pytest.mark.parametrize(
    ("values", "origin", "becomes"),
    [
        ({"name": "Acme", "town": "Lyon"}, "entered", "carried"),
        ({"name": "Acme"}, "entered", "carried"),
        ({"name": "Acme", "town": "Lyon"}, "confirmed", "confirmed"),
        ({"name": "Acme", "town": "Paris"}, "entered", "entered"),
        ({"name": "Acme", "town": "Paris"}, "confirmed", "entered"),
    ],
)
def test_a_carried_row_stays_so_until_touched(values: dict, origin: str, becomes: str) -> None:
    read = Answer("q", "1", 2020, {"m": (Row("f", values, origin),)})  # type: ignore[arg-type]
    [row] = combine(CARRIED, read, ASKED).answer.rows("m")
    assert (row.id, row.origin) == ("a", becomes)


def test_it_is_told_which_row_each_row_of_a_file_became() -> None:
    read = answer(m=[{"id": "f", "name": "ACME"}, {"id": "a", "name": "Beta"}])
    combined = combine(CARRIED, read, ASKED)
    kept, added = combined.answer.rows("m")
    assert combined.ids == {("m", "f"): kept.id, ("m", "a"): added.id}
    assert (kept.id, added.id != "a") == ("a", True)


def test_an_explanation_of_a_file_follows_its_row() -> None:
    read = explain(answer(m=[{"id": "f", "name": "Acme"}]), Place("m", "f", "town"), "c", "so")
    [kept] = combine(CARRIED, read, ASKED).answer.explanations
    assert (kept.place, kept.text) == (Place("m", "a", "town"), "so")


def test_confirming_touches_only_what_was_carried_over() -> None:
    assert [r.origin for r in confirm(CARRIED).rows("m")] == ["confirmed"]
    assert confirm(answer(m=[{"name": "Acme"}])) == answer(m=[{"name": "Acme"}])
