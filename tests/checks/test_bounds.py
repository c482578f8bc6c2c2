import pytest

from tests.answers.making import answer
from tests.checks.looking import findings, messages
from tests.questions.making import field, questionnaire, rule, section

ROWS = section(
    "m",
    field("since", "year"),
    field("left", "year"),
    field("seats", "integer"),
    field("women", "integer"),
)
BETWEEN = questionnaire(
    ROWS,
    rules=(
        rule(
            "between",
            "m.since",
            "{value}: {minimum} to {maximum}",
            within=("cluster.created_in", "round.year"),
            needs=("created_in", "year"),
        ),
    ),
)
AT_MOST = questionnaire(
    ROWS, rules=(rule("at_most", "m.women", "{value} of {maximum}", within=("m.seats",)),)
)


@pytest.mark.parametrize(
    ("since", "told"),
    [
        (2005, []),
        (2020, []),
        (2004, ["2004: 2005 to 2020"]),
        (2021, ["2021: 2005 to 2020"]),
        (None, []),
    ],
)
def test_a_year_is_between_the_clusters_creation_and_the_round(
    since: int | None, told: list[str]
) -> None:
    given = answer(2020, m=[{"since": since, "left": 2019}])
    assert messages(BETWEEN, given, created_in=2005) == told


def test_a_value_that_is_no_year_is_told_once() -> None:
    told = findings(BETWEEN, answer(m=[{"since": "long ago"}]), created_in=2005)
    assert [f.code for f in told] == ["not_a_year"]


@pytest.mark.parametrize(
    ("women", "seats", "told"),
    [(3, 3, []), (4, 3, ["4 of 3"]), (4, None, []), (None, 3, []), (0, 0, [])],
)
def test_a_figure_is_at_most_another_one_of_its_row(
    women: int | None, seats: int | None, told: list[str]
) -> None:
    rows = [{"women": 0, "seats": 1}, {"women": women, "seats": seats}]
    assert messages(AT_MOST, answer(m=rows)) == told


def test_a_figure_of_one_sheet_is_held_by_one_of_another():
    asked = questionnaire(
        ROWS,
        section("whole", field("seats", "integer"), kind="record"),
        rules=(rule("at_most", "m.women", "{value} of {maximum}", within=("whole.seats",)),),
    )
    given = answer(m=[{"women": 4, "seats": 9}, {"women": 3}], whole=[{"seats": 3}])
    assert messages(asked, given) == ["4 of 3"]
