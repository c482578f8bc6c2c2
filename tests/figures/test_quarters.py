"""What is asked by quarters: told of each, and of years where that adds up."""

from datetime import date

import pytest

from grappe.answers import Answer, Row
from grappe.figures import EVERYBODY, compute, indicator, seen_by
from grappe.publication import Accepted, RowPlace, publish
from grappe.questions import Measure, Questionnaire, Section
from tests.figures.tables import MADE_AT, field, policy, words
from tests.figures.tables import indicator as defined

ACTIONS = Section(
    code="actions",
    kind="table",
    label=words("Actions"),
    help=words("Actions"),
    fields=(field("title"), field("day", "date"), field("others")),
    key=("title",),
    happens="day",
    noted=("title", "day"),
    shared_with="others",
)
DISTINCT = {"section": "actions", "value": "count(DISTINCT shared_key)", "nature": "flow"}
ASKED = Questionnaire(
    code="deeds",
    version="2019",
    published_on=date(2019, 1, 1),
    label=words("Deeds"),
    title=words("Deeds"),
    purpose=words("Deeds"),
    minutes=5,
    frequency="quarterly",
    sections=(ACTIONS,),
    measures=(Measure(code="rows", section="actions", value="count(*)"),),
    indicators=(
        defined("deeds", **DISTINCT),
        defined("with_others", **DISTINCT, where="others IS NOT NULL"),
        defined("known_to_few", formula="rows", nature="flow", sensitivity="protected"),
        defined("at_the_end", formula="rows"),
    ),
)
QUARTERS = (1, 2, 3, 4)


def report(cluster: str, quarter: int, *titles: str, others: str | None = None) -> Accepted:
    rows = tuple(
        Row(str(n), {"title": title, "day": f"2020-0{3 * quarter - 2}-05"[:10], "others": others})
        for n, title in enumerate(titles)
    )
    answer = Answer("deeds", "2019", 2020, {"actions": rows}, quarter=quarter)
    return Accepted(cluster, answer, f"{cluster}-{quarter}", MADE_AT)


def whole_year(cluster: str, *titles: str) -> list[Accepted]:
    """Its actions in the first quarter, and none in the others."""
    return [report(cluster, 1, *titles), *(report(cluster, q) for q in QUARTERS[1:])]


@pytest.fixture
def told(tmp_path):
    def told(accepted, code, shared=()):
        asked = policy().model_copy(update={"questionnaires": (ASKED,)})
        places = {RowPlace(c, "deeds", 2020, "actions", row, q): key for c, q, row, key in shared}
        made = publish(
            accepted, tmp_path, policy=asked, made_at=MADE_AT, made_by="x", shared=places
        )
        figures = compute(made, asked, indicators=[code])
        return made, {(f.name, f.period.code): (f.value, f.n, f.status) for f in figures}

    return told


def test_each_quarter_and_the_year_are_told(told):
    accepted = [report("a", q, *("One", "Two")[: q % 2 + 1]) for q in QUARTERS]
    _made, found = told(accepted, "deeds")
    assert [found["A", f"2020-Q{q}"][0] for q in QUARTERS] == [2, 1, 2, 1]
    assert found["A", "2020"] == (6, 1, "shown")


def test_a_quarter_in_which_nothing_happened_is_nought_and_not_missing(told):
    _made, found = told(whole_year("a", "One"), "deeds")
    assert found["A", "2020-Q2"] == (0, 1, "shown")
    assert found["B", "2020-Q2"] == (None, 0, "missing")


def test_a_year_is_told_of_clusters_that_answered_about_each_of_its_quarters(told):
    _made, found = told([*whole_year("a", "One"), report("b", 1, "Other")], "deeds")
    assert found["Region", "2020-Q1"] == (2, 2, "shown")
    assert found["Region", "2020"] == (1, 1, "shown")
    assert found["B", "2020"] == (None, 0, "missing")


def test_an_action_that_two_clusters_share_is_one_of_the_region_and_one_of_each(told):
    accepted = [*whole_year("a", "Ours", "Mine"), *whole_year("c", "Ours too")]
    shared = [("a", 1, "0", "k"), ("c", 1, "0", "k")]
    made, found = told(accepted, "deeds", shared)
    assert found["A", "2020-Q1"] == (2, 1, "shown")
    assert found["C", "2020-Q1"] == (1, 1, "shown")
    assert found["Region", "2020-Q1"] == found["Region", "2020"] == (2, 2, "shown")
    keys = made.frame("actions").filter(cluster="C")["shared_key"].to_list()
    assert keys == ["k"]


def test_the_same_row_of_two_files_is_not_one_action(told):
    _made, found = told([report("a", 1, "One"), report("b", 1, "One")], "deeds")
    assert found["D", "2020-Q1"] == (2, 2, "shown")


def test_what_is_protected_or_a_stock_is_told_of_quarters_alone(told):
    for code in ("known_to_few", "at_the_end"):
        _made, found = told(whole_year("a", "One"), code)
        assert {period for _name, period in found} == {f"2020-Q{q}" for q in QUARTERS}


def test_a_protected_quarter_over_few_clusters_is_hidden(told):
    accepted = [report(c, 1, "One") for c in "abc"] + [report(c, 2, "One") for c in "ab"]
    made, _found = told(accepted, "known_to_few")
    asked = policy().model_copy(update={"questionnaires": (ASKED,)})
    seen = {
        (f.name, f.quarter): f.status
        for f in seen_by(compute(made, asked), EVERYBODY, made.policy)
        if f.indicator == "known_to_few"
    }
    assert seen["Region", 1] == "shown"
    assert seen["Region", 2] == "hidden"


def test_a_table_and_a_notebook_say_the_quarter_beside_the_year(told):
    made, _found = told(whole_year("a", "One"), "deeds")
    assert made.frame("actions").columns[:4] == ["cluster", "domain", "year", "quarter"]
    frame = indicator(made, "deeds", by="region")
    assert frame.select("year", "quarter", "value").rows() == [
        *[(2020, None, 1.0), (2020, 1, 1.0)],
        *[(2020, q, 0.0) for q in QUARTERS[1:]],
    ]
