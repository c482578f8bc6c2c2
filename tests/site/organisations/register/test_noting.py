"""A later register: what changed is noted once, and nothing is done to a membership."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from grappe.identity import Line
from grappe.site.operations.models import Task
from grappe.site.operations.working import work_once
from grappe.site.organisations.identifying import identify_lines
from grappe.site.organisations.models import Organisation, RegisterChange
from grappe.site.organisations.register import taking_over
from grappe.site.organisations.register.noting import note_changes, notice_new_register, take_note
from tests.site.making import person
from tests.site.organisations.known_making import all_memberships, organisation, stands
from tests.site.organisations.register_making import load_register, siren

pytestmark = pytest.mark.django_db
NAMES = ("VALMINEX TURBINES", "ATELIER BETA", "ROBINETTERIE DES ESSAIS")


def known() -> tuple[Organisation, ...]:
    return tuple(organisation(name, 1000 + at) for at, name in enumerate(NAMES))


def later(data: Path, **changes: dict[str, Any]) -> None:
    """Two registers, the second with changes by name."""
    load_register(data, *NAMES)
    load_register(data, *NAMES, day=20, **changes)


def told() -> list[tuple[str, str, str, str]]:
    every = RegisterChange.objects.order_by("organisation__siren", "kind")
    return [(c.organisation.siren, c.kind, c.before, c.after) for c in every]


def test_what_changed_for_known_organisations_is_noted_once(data):
    known()
    renamed = {"denominationUniteLegale": "VALMINEX ENERGIE"}
    ceased = {"etatAdministratifUniteLegale": "C", "dateDebut": "2026-09-01"}
    later(data, **{NAMES[0]: renamed, NAMES[1]: ceased})
    assert note_changes() == 2
    assert note_changes() == 0
    assert told() == [
        (siren(1000), "renamed", "VALMINEX TURBINES", "VALMINEX ENERGIE"),
        (siren(1001), "ceased", "", ""),
    ]


def test_nothing_is_noted_of_whom_nobody_knows(data):
    later(data, **{NAMES[0]: {"denominationUniteLegale": "VALMINEX ENERGIE"}})
    assert note_changes() == 0


def test_known_organisations_that_a_register_holds_are_marked(data):
    valmine, *_ = known()
    gone = organisation("Disparue Essais", 9)
    load_register(data, *NAMES)
    note_changes()
    valmine.refresh_from_db()
    gone.refresh_from_db()
    assert (valmine.in_register, gone.in_register) == (True, False)


@pytest.mark.django_db(transaction=True)
def test_the_worker_sees_a_new_register_by_itself(data):
    (line,) = identify_lines([Line(1, "Valminex Turbines", "", "38000")])
    assert line.is_open
    load_register(data, *NAMES)
    notice_new_register()
    notice_new_register()
    assert Task.objects.count() == 1
    work_once()
    line.refresh_from_db()
    assert (line.state, str(line.organisation)) == ("certain", "VALMINEX TURBINES")


def test_a_register_that_was_replaced_meanwhile_is_let_be(data):
    known()
    later(data, **{NAMES[0]: {"denominationUniteLegale": "VALMINEX ENERGIE"}})
    take_note("000001")
    assert told() == []
    take_note("000002")
    assert len(told()) == 1


def test_a_register_that_came_while_no_worker_ran_loses_nothing(data):
    known()
    renamed = {NAMES[0]: {"denominationUniteLegale": "VALMINEX ENERGIE"}}
    ceased = {"etatAdministratifUniteLegale": "C", "dateDebut": "2026-09-01"}
    later(data, **renamed)
    load_register(data, *NAMES, day=21, **renamed, **{NAMES[1]: ceased})
    take_note("000003")
    load_register(data, *NAMES, day=22, **renamed, **{NAMES[1]: ceased})
    take_note("000004")
    assert [kind for _, kind, _, _ in told()] == ["renamed", "ceased"]


def test_nothing_that_only_the_register_said_is_kept_of_who_refuses_diffusion(data):
    person = {
        "categorieJuridiqueUniteLegale": "1000",
        "denominationUniteLegale": "",
        "nomUniteLegale": "MODELE",
        "prenomUsuelUniteLegale": "INES",
    }
    load_register(data, *NAMES, **{NAMES[0]: person})
    (line,) = identify_lines([Line(1, "Conseil des Essais", siren(1000), "38000")])
    one = Organisation.objects.create(name="INES MODELE", siren=siren(1000), in_register=True)
    line.organisation = one
    line.save()
    load_register(data, *NAMES, day=20, **{NAMES[0]: person})
    hidden = person | {"statutDiffusionUniteLegale": "P"}
    load_register(data, *NAMES, day=21, **{NAMES[0]: hidden})
    note_changes()
    one.refresh_from_db()
    assert one.name == "Conseil des Essais"
    assert told() == [(siren(1000), "hidden", "", "")]


def test_a_new_name_is_taken_over_and_taken_back(data):
    valmine, *_ = known()
    later(data, **{NAMES[0]: {"denominationUniteLegale": "VALMINEX ENERGIE"}})
    note_changes()
    change = RegisterChange.objects.get()
    taking_over.take_over(change, by=None)
    valmine.refresh_from_db()
    assert (valmine.name, valmine.folded) == ("VALMINEX ENERGIE", "valminex energie")
    taking_over.undo(change, by=None)
    valmine.refresh_from_db()
    change.refresh_from_db()
    assert (valmine.name, change.outcome) == ("VALMINEX TURBINES", "")


def test_who_ceased_stays_a_member_and_its_clusters_are_asked(data):
    _, beta, _ = known()
    stands(beta, "Minalogic", 2026)
    later(data, **{NAMES[1]: {"etatAdministratifUniteLegale": "C", "dateDebut": "2026-09-01"}})
    note_changes()
    taking_over.take_over(RegisterChange.objects.get(), by=None)
    assert [one.is_current for one in all_memberships()] == [True]


def test_the_successor_goes_on_once_a_person_says_so(data):
    valmine, _, heir = known()
    stands(valmine, "Minalogic", 2025)
    stands(heir, "Minalogic", 2026)
    change = RegisterChange.objects.create(
        organisation=valmine, version="000002", kind="merged", after=heir.siren
    )
    assert len(all_memberships()) == 2
    taking_over.take_over(change, by=None)
    assert [(one.organisation, one.years) for one in all_memberships()] == [(heir.pk, (2025, 2026))]
    taking_over.undo(change, by=None)
    assert len(all_memberships()) == 2


def test_a_change_is_decided_once(data):
    valmine, *_ = known()
    change = RegisterChange.objects.create(organisation=valmine, version="1", kind="reopened")
    taking_over.leave(change, by=None)
    for verb in (taking_over.take_over, taking_over.leave):
        with pytest.raises(taking_over.Refused, match="meanwhile"):
            verb(change, by=None)
    taking_over.undo(change, by=None)
    with pytest.raises(taking_over.Refused, match="open already"):
        taking_over.undo(change, by=None)


def test_deciding_leads_back_to_the_same_list(data):
    valmine, *_ = known()
    change = RegisterChange.objects.create(organisation=valmine, version="1", kind="reopened")
    client = Client()
    client.force_login(person("database_manager"))
    address = reverse("organisations:change", args=[change.pk]) + "?kind=reopened"
    assert client.post(address, {"do": "leave"})["Location"] == "/register?kind=reopened"
    assert "left as it was" in client.get("/register?decided").content.decode()
    client.post(address, {"do": "undo"})
    shown = client.get(f"/register?of={valmine.pk}").content.decode()
    assert "is at work again" in shown


def test_a_successor_that_nobody_knows_yet_is_named_and_known_once_taken_over(data):
    valmine, *_ = known()
    load_register(data, *NAMES, "COMPAGNIE MODELE")
    change = RegisterChange.objects.create(
        organisation=valmine, version="000001", kind="merged", after=siren(1003)
    )
    client = Client()
    client.force_login(person("database_manager"))
    assert f"COMPAGNIE MODELE ({siren(1003)})" in client.get("/register").content.decode()
    client.post(reverse("organisations:change", args=[change.pk]), {"do": "take"})
    shown = client.get(reverse("organisations:organisation", args=[valmine.pk])).content.decode()
    assert "COMPAGNIE MODELE goes on in the place of VALMINEX TURBINES." in shown
    assert "followed by" in shown
