from grappe.answers import Answer, Row, carry_over, combine, differences
from grappe.policies import load_policy

MEMBERS = load_policy().questionnaire("members")
LAST_YEAR = Answer(
    "members",
    "2019",
    2019,
    {"members": (Row("a", {"name": "Acme"}), Row("b", {"name": "Zeta", "left_in": 2019}))},
)


def test_rows_that_still_count_are_carried_and_those_that_left_stay_behind() -> None:
    carried = carry_over(LAST_YEAR, MEMBERS, 2020)
    assert (carried.year, carried.rows("members")) == (
        2020,
        (Row("a", {"name": "Acme"}, "carried"),),
    )


def test_what_was_just_carried_over_has_no_differences() -> None:
    assert differences(LAST_YEAR, carry_over(LAST_YEAR, MEMBERS, 2020), MEMBERS) == ()


def test_an_empty_cell_and_an_absent_row_never_erase() -> None:
    draft = carry_over(LAST_YEAR, MEMBERS, 2020)
    read = Answer("members", "2019", 2020, {"members": (Row("x", {"name": "Beta", "body": None}),)})
    assert [r.values["name"] for r in combine(draft, read, MEMBERS).answer.rows("members")] == [
        "Acme",
        "Beta",
    ]
