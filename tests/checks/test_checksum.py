import pytest

from grappe.checks import Context, check
from tests.answers.making import answer
from tests.checks.looking import findings, messages, places
from tests.questions.making import field, questionnaire, rule, section

FIELDS = (field("name"), field("siren", "company_number"))
ASKED = questionnaire(
    section("m", *FIELDS, key=("siren", "name")),
    rules=(rule("checksum", "m.siren", "perhaps {correction}"),),
)
ACME = "732829320"


def corrected(siren: str, name: str = "Acme", **more: object) -> object:
    last_year = answer(2019, m=[{"id": "x", "name": "ACME SAS", "siren": ACME}])
    found = findings(ASKED, answer(m=[{"name": name, "siren": siren}]), previous=last_year, **more)
    return found[0].correction


def test_right_numbers_are_left_alone() -> None:
    assert places(ASKED, answer(m=[{"siren": ACME}, {"siren": "73282932000074"}, {}])) == []


def test_the_last_digit_is_corrected_where_nothing_else_is_known() -> None:
    assert messages(ASKED, answer(m=[{"siren": "004747805"}])) == ["perhaps 004747804"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("732829321", ACME),
        ("722829320", ACME),
        ("732829230", ACME),
        ("73282932", ACME),
        ("7328293220", ACME),
        ("73282923000074", "73282932000074"),
    ],
)
def test_last_years_number_of_the_same_name_is_proposed(written: str, meant: str) -> None:
    assert corrected(written) == meant


def test_of_another_name_the_last_digit_is_corrected() -> None:
    assert corrected("722829320", name="Zeta") == "722829322"


def test_two_swapped_digits_are_believed_where_another_row_has_that_number() -> None:
    rows = [{"name": "Acme", "siren": ACME}, {"name": "Zeta", "siren": "732829230"}]
    assert [f.correction for f in findings(ASKED, answer(m=rows))] == [ACME]


@pytest.mark.parametrize("written", ["12345", "AB 12", "123456789012345"])
def test_a_number_of_another_length_has_no_correction(written: str) -> None:
    [found] = findings(ASKED, answer(m=[{"siren": written}]))
    assert found.correction is None
    assert f"«\u202f{written}\u202f» n’est ni un SIREN" in found.message.fr


def test_zeros_that_a_spreadsheet_took_are_proposed() -> None:
    [found] = findings(ASKED, answer(m=[{"siren": "4747804"}]))
    assert found.correction == "004747804"


def test_a_siret_with_two_wrong_digits_has_no_correction() -> None:
    [found] = findings(ASKED, answer(m=[{"siren": "73282391000000"}]))
    assert (found.correction, found.message.fr[:35]) == (
        None,
        "«\u202f73282391000000\u202f» n’existe pas\u202f: s",
    )


def test_each_row_is_looked_at() -> None:
    told = check(answer(m=[{"siren": "1"}, {"siren": ACME}, {"siren": "2"}]), ASKED, Context())
    assert [f.place.row for f in told.errors] == ["a", "c"]
