import pytest

from tests.answers.making import answer
from tests.checks.looking import messages
from tests.questions.making import field, questionnaire, rule, section

ASKED = questionnaire(
    section("head", field("president"), kind="record"),
    section("board", field("person")),
    rules=(rule("listed_in", "head.president", "{value} is absent", within=("board.person",)),),
)


@pytest.mark.parametrize(
    ("board", "told"),
    [
        (["Anna Martin", "Paul Petit"], []),
        (["MARTIN Anna"], []),
        (["Anna Martín"], []),
        (["Paul Petit"], ["Anna Martin is absent"]),
        ([None], []),
        ([], []),
    ],
)
def test_a_name_stands_in_the_list(board: list[str | None], told: list[str]) -> None:
    given = answer(
        head=[{"id": "1", "president": "Anna Martin"}], board=[{"person": p} for p in board]
    )
    assert messages(ASKED, given) == told
