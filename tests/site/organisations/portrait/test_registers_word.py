"""What the register says beside the clusters' word; five ways of saying that it says nothing."""

import pytest
from django.test import Client
from django.urls import reverse

from grappe.site.organisations.models import Organisation, Preferred
from grappe.site.organisations.portrait.preferring import leave_open, prefer
from grappe.site.trail.models import Event
from tests.site.making import cluster, person
from tests.site.organisations.known_making import organisation, stands
from tests.site.organisations.register_making import load_register, siren

pytestmark = pytest.mark.django_db
NAME = "VALMINEX TURBINES"
PERSON = {
    "categorieJuridiqueUniteLegale": "1000",
    "denominationUniteLegale": "",
    "nomUniteLegale": "MODELE",
    "prenomUsuelUniteLegale": "INES",
    "statutDiffusionUniteLegale": "P",
}


def shown(one: Organisation) -> str:
    client = Client()
    client.force_login(person("database_manager"))
    return client.get(reverse("organisations:organisation", args=[one.pk])).content.decode()


def member(name: str = "Valminex Turbines", number: int = 1000, year: int = 2026, **said: object):
    one = organisation(name, number)
    stands(one, "Minalogic", year, said_to_be="sme", **said)
    return one


def test_what_the_register_knows_is_shown_with_its_date(data):
    load_register(data, NAME)
    said = shown(member())
    assert "according to the register of 1 October 2026" in said
    assert "25.62B, Manufacturing (NAF rev. 2)" in said
    assert "Simplified joint-stock company" in said
    assert "They differ" not in said


def test_one_that_ceased_is_said_to_have_ceased(data):
    ceased = {"etatAdministratifUniteLegale": "C", "dateDebut": "2026-09-01"}
    load_register(data, NAME, **{NAME: ceased})
    assert "this organisation ceased on 01/09/2026" in shown(member(year=2021))


def test_nothing_is_shown_of_who_refused_diffusion(data):
    load_register(data, NAME, **{NAME: PERSON})
    said = shown(member("Conseil des Essais"))
    assert "did not want Insee to show" in said
    assert not [word for word in ("MODELE", "INES", "38000 GRENOBLE") if word in said]


def test_a_number_that_it_does_not_hold_is_said_not_to_be_there(data):
    load_register(data, NAME)
    assert "This number is not in the register loaded" in shown(member(number=9))


def test_a_register_older_than_the_question_says_so(data):
    load_register(data, NAME)
    assert "older than the year of the question" in shown(member(number=9, year=2027))


def test_what_could_not_be_checked_is_said_not_to_be_checked(data):
    one = member(number=9)
    assert "Not checked: no register has been loaded." in shown(one)
    load_register(data, NAME)
    assert "Not checked: it has no SIREN." in shown(organisation("Labo Épure"))


def test_where_the_two_differ_a_person_decides_which_stands(data):
    load_register(data, NAME, **{NAME: {"categorieEntreprise": "ETI"}})
    one = member()
    assert shown(one).count("They differ") == 1
    client = Client()
    client.force_login(person("database_manager", name="Karim"))
    address = reverse("organisations:prefer", args=[one.pk])
    client.post(address, {"fact": "size", "whose": "register"})
    chosen = Preferred.objects.get()
    assert (chosen.whose, chosen.word, chosen.by.name) == ("register", "Mid-cap", "Karim")
    assert "They differ" not in shown(one)
    client.post(address, {"fact": "size", "whose": ""})
    assert "They differ" in shown(one)


def test_a_name_that_stands_is_the_organisations_until_it_is_taken_back():
    one = organisation("VMT", 1000)
    prefer(one, "name", "register", NAME, by=None)
    prefer(one, "name", "clusters", "Valminex", by=None)
    assert Organisation.objects.get(pk=one.pk).name == "Valminex"
    leave_open(one, "name", by=None)
    assert Organisation.objects.get(siren=siren(1000)).name == "VMT"
    assert Event.objects.filter(action="organisation.left_open").count() == 1


def test_a_place_that_stands_is_a_postal_code_and_a_commune():
    one = organisation("VMT", 1000, postal_code="69001", commune="Lyon")
    prefer(one, "place", "register", "38000 GRENOBLE", by=None)
    assert (one.postal_code, one.commune) == ("38000", "GRENOBLE")
    leave_open(one, "place", by=None)
    assert Organisation.objects.get().commune == "Lyon"


def test_a_page_without_a_register_says_what_works_and_what_the_command_is(data):
    client = Client()
    cluster("Minalogic")
    client.force_login(person("officer", of="health"))
    said = client.get(reverse("organisations:register")).content.decode()
    assert "No company register is loaded" in said
    assert "grappe register import" in said
    load_register(data, NAME)
    said = client.get(reverse("organisations:register")).content.decode()
    assert "The register knows companies up to 1 October 2026" in said
    assert "Legal units: 301" in said
