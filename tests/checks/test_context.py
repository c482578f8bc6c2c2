"""What cannot be looked at is told, never passed in silence."""

import pytest

from grappe.checks import Context, check
from tests.answers.making import answer
from tests.questions.making import field, questionnaire, rule, section

RULES = (
    rule("gone", "m.name", needs=("previous",)),
    rule("change", "m.fte", limit=0.1, needs=("previous",)),
    rule("between", "m.since", within=("cluster.created_in", "round.year"), needs=("created_in",)),
    rule("register", "m.name", within=("m.number",), needs=("register",)),
    rule("duplicate", "m.name"),
)
ASKED = questionnaire(
    section(
        "m",
        field("name"),
        field("number", "company_number"),
        field("since", "year"),
        field("fte", "number"),
        key=("name",),
    ),
    rules=RULES,
)
LAST_YEAR = answer(2019)


@pytest.mark.parametrize(
    ("context", "not_checked"),
    [
        (None, {"gone", "change", "between", "register"}),
        (Context(), {"gone", "change", "between", "register"}),
        (Context(previous=LAST_YEAR), {"between", "register"}),
        (Context(created_in=2005), {"gone", "change", "register"}),
        (Context(register={}), {"gone", "change", "between"}),
        (Context(previous=LAST_YEAR, created_in=2005, register={}), set()),
    ],
)
def test_a_rule_whose_context_is_not_at_hand_is_told(
    context: Context | None, not_checked: set[str]
) -> None:
    assert set(check(answer(), ASKED, context).not_checked) == not_checked


def test_a_file_that_tells_no_year_is_not_held_against_one() -> None:
    asked = questionnaire(
        section("m", field("left", "year"), field("held", "date")),
        rules=(
            rule("at_most", "m.left", within=("round.year",)),
            rule("in_period", "m.held"),
        ),
    )
    rows = [{"left": 2019, "held": "2021-03-14"}]
    checked = check(answer(0, m=rows), asked)
    assert (checked.findings, checked.not_checked) == ((), ("at_most", "in_period"))
    assert [f.code for f in check(answer(2018, m=rows), asked).findings] == ["at_most", "in_period"]
