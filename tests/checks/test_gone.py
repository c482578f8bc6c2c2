import pytest

from grappe.answers import Place
from tests.answers.making import answer
from tests.checks.looking import findings, messages
from tests.questions.making import field, questionnaire, rule, section

FIELDS = (field("name"), field("siren", "company_number"), field("left_in", "year"))
MEMBERS = section("m", *FIELDS, key=("siren", "name"), left="left_in")
ASKED = questionnaire(
    MEMBERS, rules=(rule("gone", "m.name", "where is {name}?", "warning", needs=("previous",)),)
)
LAST_YEAR = answer(
    2019,
    m=[
        {"id": "x", "name": "Acme", "siren": "732829320"},
        {"id": "y", "name": "Zeta"},
        {"id": "z", "name": "Old", "left_in": 2019},
    ],
)
ZETA = {"name": "Zeta"}


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([{"name": "Acme"}, ZETA], []),
        ([{"name": "New name", "siren": "732829320"}, ZETA], []),
        ([{"name": "Acme", "siren": "732829321"}, ZETA], []),
        ([{"name": "Acme", "left_in": 2020}, ZETA], []),
        ([{"id": "x", "name": "New name"}, ZETA], []),
        ([{"id": "x", "siren": "732829321"}, ZETA], []),
        ([{"id": "q", "siren": "732829321"}, ZETA], ["where is Acme?"]),
        ([ZETA], ["where is Acme?"]),
        ([{"name": "Other", "siren": "004747804"}, ZETA], ["where is Acme?"]),
        ([], ["where is Acme?", "where is Zeta?"]),
    ],
)
def test_last_years_rows_are_there_or_marked_as_left(rows: list, told: list[str]) -> None:
    assert messages(ASKED, answer(m=rows), previous=LAST_YEAR) == told


def test_it_is_told_on_the_section() -> None:
    assert {f.place for f in findings(ASKED, answer(), previous=LAST_YEAR)} == {Place("m")}
