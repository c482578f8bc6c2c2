import pytest

from grappe.answers import Place
from grappe.questions import Rule
from tests.answers.making import answer
from tests.checks.looking import findings, messages, places
from tests.questions.making import field, questionnaire, rule, section

FIELDS = (field("name"), field("siren", "company_number"), field("foreign"))
MEMBERS = section("m", *FIELDS, key=("siren", "foreign", "name"))
TWICE: Rule = rule("duplicate", "m.siren m.foreign m.name", "already there: {other_row}")
ASKED = questionnaire(MEMBERS, rules=(TWICE,))
WITH_CHECKSUM = questionnaire(MEMBERS, rules=(TWICE, rule("checksum", "m.siren")))
ACME, BETA = "732829320", "004747804"


def row(name: str | None = None, siren: str | None = None, foreign: str | None = None) -> dict:
    return {"name": name, "siren": siren, "foreign": foreign}


@pytest.mark.parametrize(
    ("one", "other", "field"),
    [
        (row("Acme", ACME), row("Other name", ACME), "siren"),
        (row("Acme", ACME), row("Other name", ACME + "00074"), "siren"),
        (row("Acme"), row("ACMÉ S.A.S."), "name"),
        (row("Acme", ACME), row("Acme"), "name"),
        (row("Acme"), row("Acme", ACME), "name"),
        (row("Acme", foreign="CHE-1"), row("Acme AG", foreign="che 1"), "foreign"),
        (row("Acme", foreign="CHE-123.456"), row("Beta", foreign="CHE123456"), "foreign"),
        (row("Acme", "111111111"), row("Acme", "111111111"), "name"),
        (row("Acme", ACME), row("Acme", "732829321"), "name"),
        (row("Acme", ACME), row("Acme", BETA), None),
        (row("Acme", ACME), row("Acme", foreign="CHE-1"), None),
        (row("Acme", "111111111"), row("Zeta", "111111111"), None),
        (row("Acme", ACME), row("Zeta", BETA), None),
    ],
)
def test_two_rows_are_the_same(one: dict, other: dict, field: str | None) -> None:
    assert places(ASKED, answer(m=[one, other])) == ([("b", field)] if field else [])


def test_the_later_row_names_the_earlier_one_and_is_paired_with_it() -> None:
    [found] = findings(ASKED, answer(m=[row("Zeta"), row("Acme", ACME), row("Acme")]))
    assert found.related == Place("m", "b", "name")
    assert found.message.fr == "already there: ligne 2 (Acme)"
    assert found.message.en == "already there: row 2 (Acme)"


def test_a_row_of_a_file_is_named_by_its_number_in_the_sheet() -> None:
    numbers = {"m": {"a": 7, "b": 9}}
    twice = answer(m=[row("Acme"), row("Acme")])
    assert messages(ASKED, twice, row_numbers=numbers) == ["already there: ligne 7 (Acme)"]


def test_a_row_that_is_not_in_the_file_has_no_number_there() -> None:
    twice = answer(m=[row("Acme"), row("Acme")])
    told = messages(ASKED, twice, row_numbers={"m": {"b": 9}})
    assert told == ["already there: ligne hors du fichier (Acme)"]


def test_of_three_each_later_one_is_told() -> None:
    assert places(ASKED, answer(m=[row("A"), row("A"), row("A")])) == [("b", "name"), ("c", "name")]


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ("Acme Acme", [("a", "siren"), ("b", "name")]),
        ("Acme Zeta", [("a", "siren"), ("b", "siren")]),
    ],
)
def test_a_wrong_number_in_two_rows_is_told_once_a_row(names: str, told: list) -> None:
    rows = [row(name, "111111111") for name in names.split()]
    assert places(WITH_CHECKSUM, answer(m=rows)) == told
