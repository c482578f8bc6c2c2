"""How findings are told: in the order of the sheets, errors and warnings apart."""

from dataclasses import replace

import pytest

from grappe.answers import Answer, Explanation, Finding, Place, Row
from grappe.checks import check, unexplained
from grappe.checks.checking import Checked
from grappe.checks.subject import watched
from tests.answers.making import answer, rows
from tests.questions.making import field, item, questionnaire, rule, section, words

AMOUNT = field("amount", "number", mandatory=True)
ASKED = questionnaire(
    section("first", field("a", "number"), field("b", "number"), field("c", mandatory=True)),
    section("costs", AMOUNT, kind="fixed", items=(item("y"), item("x"))),
    section("last", field("d", mandatory=True), optional=False),
    rules=(rule("positive_total", "first.a", severity="warning"),),
)


def told(given: Answer) -> list[tuple[str, str | None, str | None]]:
    places = [one.place for one in check(given, ASKED).findings]
    return [(one.section, one.row, one.field) for one in places]


def test_findings_stand_in_the_order_of_sheets_then_rows_then_fields():
    given = answer(
        costs=[{"id": "x", "amount": "?"}, {"id": "y", "amount": "?"}],
        first=[{"id": "z", "a": "?", "b": "?"}, {"id": "m", "b": "?", "a": 1, "c": "here"}],
    )
    assert told(given) == [
        *(("first", "z", one) for one in "abc"),
        ("first", "m", "b"),
        ("costs", "y", "amount"),
        ("costs", "x", "amount"),
        ("last", None, None),
    ]


def test_what_is_told_of_a_whole_sheet_or_column_stands_before_its_cells():
    given = answer(
        first=[{"id": "z", "a": 0, "b": "?"}, {"id": "m", "a": 0, "b": "?"}],
        costs=[{"id": "y", "amount": 1}, {"id": "x", "amount": 1}],
        last=[{"d": "here"}],
    )
    assert told(given) == [
        ("first", None, None),
        ("first", None, "c"),
        ("first", "z", "b"),
        ("first", "m", "b"),
    ]


def test_what_is_missing_or_of_another_kind_is_an_error():
    given = answer(first=[{"a": "?"}, {"a": 1, "c": "here"}], last=[{"d": None}])
    found = check(given, ASKED).findings
    assert {(one.code, one.severity) for one in found} == {
        ("not_a_number", "error"),
        ("missing", "error"),
    }


AT, OTHER = Place("first", "a", "a"), Place("first", "b", "a")


def _found(severity: str) -> Finding:
    return Finding(severity, "moved", AT, words("no"))


def test_errors_and_warnings_are_told_apart_and_notes_are_neither():
    error, warning = _found("error"), _found("warning")
    checked = Checked((warning, error, _found("note")), ())
    assert (checked.errors, checked.warnings) == ((error,), (warning,))


def test_a_warning_is_explained_by_a_line_at_its_place():
    warning = _found("warning")

    def left(place: Place, code: str, text: str) -> tuple[Finding, ...]:
        given = replace(answer(), explanations=(Explanation(place, code, text),))
        return unexplained([warning, _found("error")], given)

    assert left(AT, "moved", "A new building.") == ()
    assert left(AT, "moved", "  ") == (warning,)
    assert left(OTHER, "moved", "A new building.") == (warning,)
    assert left(AT, "another", "A new building.") == (warning,)


def test_a_row_without_any_value_is_looked_at_by_nothing():
    given = Answer("q", "1", 2020, {"first": (*rows({"a": 1, "c": "here"}), Row("e", {"a": None}))})
    assert told(given) == [("last", None, None)]


def test_a_cell_that_is_wrong_already_is_not_told_of_again():
    asked = questionnaire(
        section("m", field("since", "year")),
        rules=(rule("between", "m.since", within=("m.since", "round.year")),),
    )
    found = check(answer(2020, m=[{"since": 99_999}]), asked).findings
    assert [one.code for one in found] == ["not_a_year"]


def test_the_number_of_a_row_that_stands_there_twice_is_told_once():
    asked = questionnaire(
        section("m", field("name"), field("number", "company_number")),
        rules=(rule("duplicate", "m.name"), rule("checksum", "m.number")),
    )
    wrong = "123456789"
    given = [{"name": "Acme", "number": wrong}, {"name": "Acme"}, {"name": "Bio", "number": wrong}]
    found = check(answer(m=given), asked).findings
    assert [(one.code, one.place.row) for one in found] == [
        ("checksum", "a"),
        ("duplicate", "b"),
        ("checksum", "c"),
    ]
    twice = [{"name": "Acme"}, {"name": "Acme", "number": wrong}]
    found = check(answer(m=twice), asked).findings
    assert [(one.code, one.place.row) for one in found] == [("duplicate", "b")]


def test_what_is_missing_is_an_error_of_the_sheet_the_column_or_the_cell():
    asked = questionnaire(
        section("whole", field("x", mandatory=True), optional=False),
        section("column", field("x"), field("y", mandatory=True)),
    )
    found = check(answer(column=[{"x": "one"}, {"x": "two"}]), asked).findings
    assert [(one.severity, one.place.section, one.place.field) for one in found] == [
        ("error", "whole", None),
        ("error", "column", "y"),
    ]
    assert found[0].message.en == "The part “whole” is empty. Please fill it in."
    assert found[0].message.fr == "La partie «\u202fwhole\u202f» est vide. Remplissez-la."


def test_a_rule_that_names_no_place_is_told_as_such():
    with pytest.raises(ValueError, match="^'m' is no place: section.field or section.field"):
        watched("m")
