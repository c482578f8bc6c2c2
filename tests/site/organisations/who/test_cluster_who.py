"""Who is this? The same page for a cluster, on its own lines."""

import pytest
from django.urls import reverse

from grappe.site.organisations import deciding
from grappe.site.organisations.directories import _known
from grappe.site.organisations.models import Decision, DraftLine, Organisation
from tests.site.making import cluster, person
from tests.site.organisations.lines_making import opened_by, written
from tests.site.organisations.register_making import load_register, siren

pytestmark = pytest.mark.django_db
WHO = "/clusters/minalogic/who"


@pytest.fixture
def minalogic():
    return cluster("Minalogic", "digital")


@pytest.fixture
def claire(minalogic):
    return person("manager", of=minalogic, name="Claire")


def decided(client, wording, choice, **more):
    address = reverse("organisations:cluster_decide", args=["minalogic", wording.pk])
    return client.post(address, {"seen": wording.revision, "choice": choice} | more, follow=True)


def test_a_cluster_decides_on_its_own_lines_in_its_own_name(data, minalogic, claire):
    (valmine,) = load_register(data, "VALMINEX TURBINES")
    line = written(minalogic, "Valminex", postal_code="69001")
    written(cluster("Techtera"), "Vortique Demain")
    client = opened_by(claire)
    page = client.get(WHO).text
    assert "One line to decide" in page
    assert "Vortique" not in page
    decided(client, line, valmine)
    made = Decision.objects.get()
    assert (made.cluster, made.by, str(made.organisation)) == (
        minalogic,
        claire,
        "VALMINEX TURBINES",
    )


def test_what_the_region_asks_comes_first_with_its_word(data, minalogic, claire):
    written(minalogic, "Aurore Demain")
    line = written(minalogic, "Vortique Demain")
    karim = person("database_manager", name="Karim")
    deciding.ask_the_cluster(line, by=karim, seen=0, why="Est-ce l’association ?")
    page = opened_by(claire).get(WHO).text
    assert page.index("Vortique Demain") < page.index("Est-ce l’association ?")
    assert "The Region asks you about one of them" in page
    assert "Aurore" not in page
    assert "the Region" in page
    assert "Karim" not in page


def test_a_cluster_never_reads_what_others_wrote(data, minalogic, claire):
    other = cluster("Techtera")
    written(other, "Vortique Demain", website="www.secret.example", commune="Grenoble")
    told = written(other, "Vortique Lyonnaise", postal_code="69001")
    deciding.is_new(told, by=None, seen=0)
    written(minalogic, "VORTIQUE DEMAIN")
    client = opened_by(claire)
    page = client.get(WHO).text
    found = client.get(WHO, {"find": "vortique"}).text
    for seen in (page, found):
        assert "1 of 1" in seen
        assert "www.secret.example" not in seen
        assert "Lyonnaise" not in seen
        assert "Techtera" not in seen


def test_whose_number_it_is_is_not_told_of_others(data, minalogic, claire):
    written(cluster("Techtera"), "Valminex Turbines", siren(77))
    written(minalogic, "Boulangerie Martinot", siren(77))
    page = opened_by(claire).get(WHO).text
    assert "The number is that of another organisation" in page
    assert "Valminex" not in page


def test_an_organisation_of_its_own_lines_is_offered_in_its_own_words(data, minalogic, claire):
    lab = written(cluster("Techtera"), "Vortique Demain", postal_code="69001")
    deciding.is_new(lab, by=None, seen=0)
    mine = written(minalogic, "Vortique Demain Labo")
    mine.refresh_from_db()
    organisation = Organisation.objects.get()
    deciding.identify_as(mine, organisation.key, by=None, seen=mine.revision)
    line = written(minalogic, "Vortique Demain Isère", postal_code="38400")
    page = opened_by(claire).get(WHO, {"line": line.pk}).text
    assert f'value="{organisation.key}"' in page
    assert "<h3>Vortique Demain Labo</h3>" in page


def test_a_cluster_cannot_choose_whom_only_others_told_of(data, minalogic, claire):
    told = written(cluster("Techtera"), "Vortique Lyonnaise", postal_code="69001")
    deciding.is_new(told, by=None, seen=0)
    line = written(minalogic, "Aurore Demain")
    answer = decided(opened_by(claire), line, Organisation.objects.get().key)
    assert answer.status_code == 422
    assert "Lyonnaise" not in answer.text


def test_a_cluster_does_not_decide_what_is_decided(data, minalogic, claire):
    line = written(minalogic, "Vortique Demain")
    deciding.is_new(line, by=person("database_manager", name="Karim"), seen=0)
    line.refresh_from_db()
    answer = decided(opened_by(claire), line, "new")
    assert answer.status_code == 409
    assert "the Region" in answer.text
    assert "Karim" not in answer.text


def test_lines_of_its_draft_are_asked_too_and_nobody_elses(data, minalogic, claire):
    line = written(minalogic, "Vortique Demain")
    line.lines.all().delete()
    draft = {"cluster": minalogic, "questionnaire": "members", "year": 2021}
    DraftLine.objects.create(wording=line, **draft)
    assert "Vortique Demain" in opened_by(claire).get(WHO).text
    for role in ("head_of_unit", "database_manager"):
        assert "Vortique" not in opened_by(person(role)).get(WHO).text


def test_lines_of_another_cluster_cannot_be_reached(data, minalogic, claire):
    line = written(cluster("Techtera"), "Vortique Demain")
    client = opened_by(claire)
    assert client.get(WHO, {"line": line.pk}).status_code == 404
    assert decided(client, line, "new").status_code == 404


@pytest.mark.parametrize("role", ["officer", "head_of_unit"])
def test_who_looks_after_a_cluster_reads_all_and_decides_nothing(data, minalogic, role):
    line = written(minalogic, "Vortique Demain")
    written(cluster("Techtera"), "Vortique Demain", year=2020)
    client = opened_by(person(role, of="digital" if role == "officer" else None))
    page = client.get(WHO).text
    assert "Techtera" in page
    assert 'name="choice"' not in page
    assert decided(client, line, "new").status_code == 403


def test_a_cluster_undoes_its_own_decision_and_no_other(data, minalogic, claire):
    line, other = written(minalogic, "Vortique Demain"), written(minalogic, "Aurore Demain")
    client = opened_by(claire)
    decided(client, line, "new")
    mine, regions = Decision.objects.get(), deciding.is_new(other, by=None, seen=0)
    page = client.get(f"{WHO}/decisions").text
    assert "One decision stands" in page
    assert "Aurore" not in page
    for decision, code in ((regions, 403), (mine, 302)):
        address = reverse("organisations:cluster_undo", args=["minalogic", decision.pk])
        assert client.post(address).status_code == code
    mine.refresh_from_db()
    assert mine.undone_at is not None


def test_the_database_manager_decides_there_for_the_region(data, minalogic):
    line = written(minalogic, "Vortique Demain")
    decided(opened_by(person("database_manager")), line, "new")
    assert Decision.objects.get().cluster is None


THE_DAYS_LOOK = 1
"""The first time in a day that somebody of the Region looks, the cluster is to see it."""


def test_any_number_of_lines_takes_a_few_queries(
    data, minalogic, claire, django_assert_max_num_queries
):
    load_register(data, "VALMINEX TURBINES", "VALMINEX POMPES")
    for at in range(40):
        written(minalogic, f"Valminex {at}", postal_code="69001")
    manager = opened_by(person("database_manager"))
    decided(manager, written(minalogic, "Valminex Demain"), "new")
    for comes in (claire, person("head_of_unit"), person("officer", of="digital")):
        client = opened_by(comes)
        _known.cache_clear()
        with django_assert_max_num_queries(15 + THE_DAYS_LOOK):
            client.get(WHO)
