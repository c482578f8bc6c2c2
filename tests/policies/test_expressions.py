"""Whatever a formula says, it is asked and gives a number, or is told with file, line and why."""

from pathlib import Path

import duckdb
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from grappe.policies import PolicyError, load_policy
from grappe.policies.sense.expressions import FUNCTIONS, wrong_in
from tests.policies.test_loading import POLICY, STAFF

KNOWN = {"fte": True, "kind": True, "person": False}


def told(expression: str) -> str:
    with duckdb.connect() as connection:
        wrong = wrong_in(connection, expression, KNOWN)
    return wrong.en if wrong else ""


@pytest.mark.parametrize(
    ("expression", "why"),
    [
        ("sum(fte", "each parenthesis"),
        ("sum(fte) over ()", "OVER is not used"),
        ("fte fte", "cannot be read, from “fte” on"),
        ("sum(ftes)", "did you mean: fte"),
        ("sum(zzzzzz)", "there are: fte, kind"),
        ("count(person)", "personal answer"),
        ("fte::varchar", "CAST"),
        ("fte 'a'", "CAST"),
        ("(SELECT count(*) FROM members a, members b, members c)", "SELECT"),
        ("EXISTS (SELECT 1)", "SELECT"),
        ("count(*)) FROM range(1000000000000) a, (SELECT 1", "cannot be read"),
        ("1) AS a, (2", "cannot be read"),
        ("1; DROP TABLE members", "“;” is not used"),
        ("1 -- and the rest", "“--” is not used"),
        ("read_csv('/etc/passwd')", "“read_csv” is not in the list"),
        ("getenv('HOME')", "“getenv” is not in the list"),
        ("repeat('a', 1000000000)", "“repeat” is not in the list"),
        ("range(1000000000)", "“range” is not in the list"),
        ("x -> x", "nothing else"),
        ("COLUMNS(*)", "nothing else"),
        ("$1", "“$” is not used"),
        ("?", "nothing else"),
        ("fte, kind", "one value"),
        ("", "one value"),
        ("(" * 40 + "fte" + ")" * 40, "at most 30 parts"),
        ("fte + " * 500 + "fte", "at most 2000 characters"),
        ("current_setting", "no field"),
    ],
)
def test_what_an_expression_may_not_say_is_told(expression, why):
    assert why in told(expression)


@pytest.mark.parametrize(
    "expression",
    [
        "count(*)",
        "count(DISTINCT kind) FILTER (WHERE fte > 0.5 AND kind NOT IN ('a', 'b'))",
        "CASE WHEN count(kind) > 0 THEN sum(fte) / nullif(count(*), 0) END",
        "coalesce(sum(fte), 0) - min(fte)",
        "left(kind, 2) LIKE 'a%' OR kind IS NULL",
        "fte BETWEEN 0 AND 1",
    ],
)
def test_arithmetic_conditions_and_listed_functions_are_asked(expression):
    assert told(expression) == ""


PIECES = st.sampled_from(
    [
        *("fte", "kind", "person", "members", "0", "1", "'a'", "''", '"', "(", ")", ",", ";", "."),
        *("SELECT", "FROM", "UNION", "FILTER (WHERE", "CASE WHEN", "THEN", "END", "OVER ()", "::"),
        *("[", "]", "{", "}", "->", "--", "/*", "$$", "\\", "\0", "é", "\n", "*", "/", "NOT"),
        *(f"{name}(" for name in sorted(FUNCTIONS) if name.isalpha()),
    ]
)


@given(st.one_of(st.lists(PIECES, max_size=25).map(" ".join), st.text(max_size=60)))
@example("NOT " * 400 + "fte")
@example("[" * 1_500)
@example("CASE WHEN " * 150)
@settings(max_examples=150, deadline=None)
def test_whatever_stands_there_is_asked_or_told(expression: str) -> None:
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE own (fte DOUBLE, kind VARCHAR)")
        connection.execute("CREATE TABLE other (secret DOUBLE)")
        if wrong_in(connection, expression, KNOWN) is None:
            read = connection.get_table_names(f"SELECT ({expression}) FROM own")
            assert read == {"own"}


def problems(folder: Path, old: str, new: str) -> list[str]:
    (folder / "questionnaires").mkdir(exist_ok=True)
    (folder / "policy.yaml").write_text(POLICY)
    assert old in STAFF
    note = "      - {code: note, kind: text, label: {fr: N, en: N}, help: {fr: N, en: N}}\n"
    (folder / "questionnaires/staff-2019.yaml").write_text(
        STAFF.replace(old, new).replace("rules:\n", note + "rules:\n", 1)
    )
    with pytest.raises(PolicyError) as caught:
        load_policy(folder)
    return [problem.to("en") for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("sum(fte) / sum(fte)", "write nullif(…, 0)"),
        ("sum(fte) / 0", "write nullif(…, 0)"),
        ("avg(1 / fte)", "write nullif(…, 0)"),
        ("fte", "“fte” is read row by row; say what is made of it, such as sum(fte)"),
        ("sum(year * 9000000000000000000)", "too great"),
        ("count(*) FILTER (WHERE note)", "as if it were of another kind"),
    ],
)
def test_a_value_that_cannot_always_be_computed_is_told_with_its_line(tmp_path, value, why):
    [told] = problems(tmp_path, "value: sum(fte)", f'value: "{value}"')
    assert told.startswith("questionnaires/staff-2019.yaml:26: ")
    assert why in told


@pytest.mark.parametrize(
    ("formula", "why"),
    [
        ("fte / (1 - 1)", "divides by zero"),
        ("fte ** 2", "nothing else"),
        ("__import__('os')", "nothing else"),
        ("(" * 31 + "fte + 1" + ")" * 31 + " +", "cannot be read"),
        ("-" * 60 + "fte", "at most 30 parts"),
        ("fte + " * 400 + "fte", "at most 2000 characters"),
    ],
)
def test_a_formula_that_is_more_than_arithmetic_is_told_with_its_line(tmp_path, formula, why):
    [told] = problems(tmp_path, "formula: fte / 1", f'formula: "{formula}"')
    assert told.startswith("questionnaires/staff-2019.yaml:36: ")
    assert why in told
