import pytest

from grappe.answers import Place
from tests.answers.making import answer
from tests.checks.looking import findings, messages
from tests.questions.making import field, item, questionnaire, rule, section

SECTIONS = (
    section("costs", field("amount", "amount"), kind="fixed", items=(item("staff"), item("rest"))),
    section("team", field("fte", "number")),
)
MOVED = rule(
    "change",
    "costs.amount team.fte",
    "{before}, {after}, {change}",
    "warning",
    limit=0.3,
    needs=("previous",),
)
ASKED = questionnaire(*SECTIONS, rules=(MOVED,))


def costs(staff: object, year: int = 2020) -> object:
    return answer(year, costs=[{"id": "staff", "amount": staff}])


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (100.0, 130.0, []),
        (100.0, 70.0, []),
        (100.0, 131.0, ["100\u202f€, 131\u202f€, +31\u202f%"]),
        (100.0, 69.0, ["100\u202f€, 69\u202f€, −31\u202f%"]),
        (100.0, 0.0, ["100\u202f€, 0\u202f€, −100\u202f%"]),
        (0.0, 100.0, []),
        (None, 100.0, []),
    ],
)
def test_an_item_moved_by_more_than_the_limit(
    before: float | None, after: float, told: list[str]
) -> None:
    assert messages(ASKED, costs(after), previous=costs(before, 2019)) == told


def test_of_a_table_the_total_is_compared_and_told_on_the_section() -> None:
    team = [{"fte": 1.0}, {"fte": 1.0}]
    before = answer(2019, team=team[:1])
    assert [f.place for f in findings(ASKED, answer(team=team), previous=before)] == [Place("team")]
    assert findings(ASKED, answer(team=team), previous=answer(2019, team=team[::-1])) == ()


def test_a_total_with_a_wrong_part_is_not_compared() -> None:
    wrong = answer(team=[{"fte": 1.0}, {"fte": "many"}])
    told = findings(ASKED, wrong, previous=answer(2019, team=[{"fte": 9.0}]))
    assert [f.code for f in told] == ["not_a_number"]
