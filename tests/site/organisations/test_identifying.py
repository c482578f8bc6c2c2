import pytest
from django.db import connection

from grappe.identity import Line
from grappe.site.organisations import identifying
from grappe.site.organisations.deciding import identify_as
from grappe.site.organisations.identifying import by_keys, identify_lines, look_again
from grappe.site.organisations.models import Organisation, Wording
from grappe.site.organisations.proposing import propose
from tests.site.organisations.register_making import load_register, siren

pytestmark = pytest.mark.django_db


def state_of(line: Line) -> tuple[str, str]:
    (wording,) = identify_lines([line])
    return wording.state, str(wording.organisation or "")


def test_a_number_of_the_register_says_who_a_line_is(data):
    (valmine,) = load_register(data, "VALMINEX TURBINES")
    assert state_of(Line(1, "Valminex", valmine, "38000")) == ("certain", "VALMINEX TURBINES")
    assert Organisation.objects.get().in_register


def test_a_number_of_another_companys_is_asked_about(data):
    load_register(data, "VALMINEX TURBINES")
    assert state_of(Line(1, "Boulangerie Martinot", siren(1000), "69001"))[0] == "to_decide"


def test_without_a_register_a_right_number_stands_for_itself(data):
    assert state_of(Line(1, "Atelier Bêta", siren(77), "38000")) == ("certain", "Atelier Bêta")
    assert state_of(Line(1, "ATELIER BETA SAS", siren(77), "69001")) == ("certain", "Atelier Bêta")
    assert Organisation.objects.count() == 1


def test_a_name_is_not_enough_against_a_right_number(data):
    load_register(data, "VALMINEX TURBINES")
    assert state_of(Line(1, "Valminex Turbines", siren(77), "38000"))[0] == "to_decide"


def test_an_organisation_abroad_is_known_by_its_number_there(data):
    line = Line(1, "Werk Beispiel", "", "1201", country="CH", number_abroad="CHE-1")
    assert state_of(line) == ("certain", "Werk Beispiel")
    other = Line(1, "Werk Beispiel AG", "", "1201", country="CH", number_abroad="CHE-1")
    assert state_of(other) == ("certain", "Werk Beispiel")


def test_a_name_that_nobody_bears_is_new(data):
    assert state_of(Line(1, "Laboratoire Épure", "", "38000")) == ("unknown", "")


def test_the_same_words_number_and_place_are_one_wording(data):
    lines = [Line(1, "Atelier Bêta", "", "38000"), Line(2, "ATELIER BETA sas", "", "38000")]
    first, second = identify_lines(lines)
    assert first == second
    assert Wording.objects.count() == 1


def test_what_somebody_decided_is_never_asked_again(data):
    (valmine,) = load_register(data, "VALMINEX TURBINES")
    line = Line(1, "VMT", "", "38000")
    (wording,) = identify_lines([line])
    assert wording.is_open
    identify_as(wording, valmine, by=None, seen=wording.revision)
    assert state_of(line) == ("decided", "VALMINEX TURBINES")


def test_what_somebody_decides_while_the_matcher_looks_stays(data, monkeypatch):
    (valmine,) = load_register(data, "VALMINEX TURBINES")
    line = Line(1, "VMT", "", "38000")
    identify_lines([line])
    load_register(data, "VALMINEX TURBINES", day=3)

    def looked(lines):
        identify_as(Wording.objects.get(), valmine, by=None, seen=0)
        return propose(lines)

    monkeypatch.setattr(identifying, "propose", looked)
    (wording,) = identify_lines([line])
    assert (wording.state, str(wording.organisation)) == ("decided", "VALMINEX TURBINES")


def test_nobody_who_writes_waits_for_the_matcher(data, monkeypatch):
    around = len(connection.atomic_blocks)
    within: list[int] = []

    def looked(lines):
        within.append(len(connection.atomic_blocks) - around)
        return propose(lines)

    monkeypatch.setattr(identifying, "propose", looked)
    identify_lines([Line(1, "Atelier Bêta", siren(77), "38000")])
    assert within == [0]


def test_a_new_register_is_asked_about_what_is_open(data):
    line = Line(1, "Valminex Turbines", "", "38000")
    assert state_of(line)[0] == "unknown"
    load_register(data, "VALMINEX TURBINES")
    assert state_of(line) == ("certain", "VALMINEX TURBINES")


def test_looking_again_changes_nothing_that_is_certain(data):
    (wording,) = identify_lines([Line(1, "Atelier Bêta", siren(77), "38000")])
    look_again([wording])
    wording.refresh_from_db()
    assert (wording.state, str(wording.organisation)) == ("certain", "Atelier Bêta")


def test_a_list_of_any_length_takes_a_bounded_number_of_queries(
    data, django_assert_max_num_queries
):
    lines = [Line(at, f"Atelier {at}", siren(at), "38000") for at in range(400)]
    with django_assert_max_num_queries(22):
        identify_lines(lines)
    with django_assert_max_num_queries(3):
        identify_lines(lines)


def test_only_those_who_bear_a_key_are_read_by_keys(data, django_assert_num_queries):
    identify_lines([Line(at, f"Atelier {at}", siren(at), "38000") for at in (77, 78)])
    with django_assert_num_queries(0):
        assert by_keys(["", "FR:"]) == {}
    assert set(by_keys([siren(77), "o0", "x", "o" + 30 * "9"])) == {siren(77)}


def test_an_organisation_abroad_is_not_next_door_because_its_postal_code_looks_so(data):
    abroad = Line(1, "Werk Beispiel Turbinen", "", "1201", country="CH", number_abroad="CHE-1")
    assert state_of(abroad)[0] == "certain"
    (here,) = propose([Line(1, "Werk Beispiel", "", "01201")])
    terms = {term.words.en for one in here.candidates for term in one.terms}
    assert terms
    assert not terms & {"same postal code", "same commune", "commune close by", "same department"}


def test_somebody_who_refused_diffusion_is_known_by_number_alone(data):
    person = {"statutDiffusionUniteLegale": "P", "categorieJuridiqueUniteLegale": "1000"}
    hidden = {**person, "denominationUniteLegale": "", "nomUniteLegale": "EXEMPLE"}
    (number,) = load_register(data, "PAUL EXEMPLE", **{"PAUL EXEMPLE": hidden})
    (wording,) = identify_lines([Line(1, "Paul Exemple", number, "38000")])
    assert "EXEMPLE" not in str(wording.organisation).upper()
