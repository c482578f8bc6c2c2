import pytest

from grappe.answers import Place
from tests.answers.making import answer
from tests.checks.looking import findings, messages
from tests.questions.making import field, item, questionnaire, rule, section

AMOUNT = field("amount", "amount", mandatory=True)
ITEMS = (item("x"), item("y", mandatory=False))
SECTIONS = tuple(section(c, AMOUNT, kind="fixed", items=ITEMS) for c in ("income", "costs"))
POSITIVE = questionnaire(*SECTIONS, rules=(rule("positive_total", "income.amount", "nothing"),))
BALANCED = questionnaire(
    *SECTIONS,
    rules=(
        rule(
            "balanced",
            "income.amount",
            "{left}, {right}: {difference}",
            within=("costs.amount",),
            limit=0.05,
        ),
    ),
)


def amounts(*values: object) -> list[dict[str, object]]:
    return [{"id": i, "amount": v} for i, v in zip("xy", values, strict=False)]


@pytest.mark.parametrize(
    ("income", "codes"),
    [
        ((1.0,), []),
        ((0.0,), ["positive_total"]),
        ((0.0, 0.0), ["positive_total"]),
        ((None, 0.0), ["missing"]),
        (("none",), ["not_a_number"]),
    ],
)
def test_a_total_is_more_than_nothing(income: tuple, codes: list[str]) -> None:
    told = findings(POSITIVE, answer(income=amounts(*income), costs=amounts(1.0)))
    assert [f.code for f in told] == codes


def test_nothing_at_all_is_told_on_the_section() -> None:
    [found] = findings(POSITIVE, answer(income=amounts(0.0), costs=amounts(1.0)))
    assert found.place == Place("income")


@pytest.mark.parametrize(
    ("income", "costs", "told"),
    [
        (1000.0, 1000.0, []),
        (950.0, 1000.0, []),
        (1000.0, 950.0, []),
        (949.0, 1000.0, ["949, 1\u202f000: 51"]),
        (0.0, 1000.0, []),
        (0.5, 1.0, ["0,5, 1: 0,5"]),
    ],
)
def test_two_totals_agree_within_the_limit(income: float, costs: float, told: list[str]) -> None:
    given = answer(income=amounts(income), costs=amounts(costs))
    assert messages(BALANCED, given) == told


def test_totals_with_a_missing_part_are_not_compared() -> None:
    told = findings(BALANCED, answer(income=amounts(None, 5.0), costs=amounts(100.0)))
    assert [f.code for f in told] == ["missing"]
