"""Decisions taken: latest first, by whom, when and why, taken back at any later time."""

from datetime import timedelta

import pytest
from django.urls import reverse

from grappe.site import clock
from grappe.site.organisations import deciding, relating
from grappe.site.organisations.models import Decision, Organisation
from tests.site.making import cluster, person
from tests.site.organisations.lines_making import opened_by, written

pytestmark = pytest.mark.django_db
DECISIONS = "/who/decisions"


@pytest.fixture
def karim():
    return person("database_manager", name="Karim")


def new(name, by=None, **said):
    return deciding.is_new(written(cluster("Minalogic"), name), by=by, seen=0, **said)


def test_the_latest_stands_first_with_who_and_why(data, karim):
    new("Aurore Demain", by=person("database_manager", name="Léa"), why="sur leur site")
    of = cluster("Minalogic")
    new("Vortique Demain", by=person("manager", of=of, name="Claire"), cluster=of)
    page = opened_by(karim).get(DECISIONS).text
    assert "2 decisions stand" in page
    assert page.index("Vortique Demain") < page.index("Aurore Demain")
    for said in ("Claire, Minalogic", "Léa, the Region", "sur leur site"):
        assert said in page


def test_only_those_of_a_state_are_shown(data, karim):
    taken_back = new("Aurore Demain")
    deciding.undo(taken_back, by=karim)
    deciding.ask_the_cluster(written(cluster("Minalogic"), "Vortique Demain"), by=None, seen=0)
    client = opened_by(karim)
    asked, undone = (client.get(DECISIONS, {"state": s}).text for s in ("asked", "undone"))
    assert "Vortique Demain" in asked
    assert "Aurore Demain" not in asked
    assert "Aurore Demain" in undone
    assert "taken back," in undone
    assert "Vortique Demain" not in undone


def test_what_was_decided_on_organisations_stands_there_too(data, karim):
    for name in ("Aurore Demain", "Vortique Demain"):
        new(name)
    one, other = Organisation.objects.order_by("name")
    relating.are_the_same(one, other, by=karim)
    page = opened_by(karim).get(DECISIONS, {"state": "same"}).text
    assert "Aurore Demain and Vortique Demain are one organisation." in page


def test_the_database_manager_takes_any_decision_back_much_later(data, karim):
    of = cluster("Minalogic")
    made = new("Vortique Demain", by=person("manager", of=of), cluster=of)
    with clock.at(clock.now() + timedelta(days=700)):
        address = reverse("organisations:undo", args=[made.pk])
        page = opened_by(karim).post(address, {"next": DECISIONS}, follow=True).text
        again = opened_by(karim).post(address, {"next": DECISIONS}, follow=True).text
    assert "No decision stands" in page
    assert "This was taken back already." in again
    made.refresh_from_db()
    assert made.undone_by == karim


def test_who_only_looks_is_offered_nothing_to_undo(data):
    of = cluster("Minalogic")
    new("Vortique Demain", by=person("manager", of=of), cluster=of)
    page = opened_by(person("head_of_unit")).get("/clusters/minalogic/who/decisions").text
    assert "Vortique Demain" in page
    assert "/undo" not in page


def test_any_number_of_decisions_comes_in_pages_and_few_queries(
    data, karim, django_assert_max_num_queries
):
    line = written(cluster("Minalogic"), "Vortique Demain")
    Decision.objects.bulk_create(
        Decision(kind="new", wording=line, by=karim, why=f"n° {at}") for at in range(51)
    )
    client = opened_by(karim)
    with django_assert_max_num_queries(8):
        assert "n° 0<" not in client.get(DECISIONS).text
    assert "n° 0<" in client.get(DECISIONS, {"page": 2}).text
