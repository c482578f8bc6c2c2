"""Who is this? The Region's page: one line at a time, decided by one button."""

import pytest
from django.urls import reverse

from grappe.site.organisations import deciding
from grappe.site.organisations.models import Decision, Wording
from tests.site.making import cluster, person
from tests.site.organisations.lines_making import opened_by, written
from tests.site.organisations.register_making import load_register, siren

pytestmark = pytest.mark.django_db
WHO = "/who"


@pytest.fixture
def karim():
    return person("database_manager", name="Karim")


def decided(client, wording, choice, **more):
    address = reverse("organisations:decide", args=[wording.pk])
    seen = {"seen": wording.revision, "choice": choice}
    return client.post(address, seen | more, follow=True)


def test_a_line_stands_beside_its_candidates_and_why(data, karim):
    (valmine,) = load_register(data, "VALMINEX TURBINES")
    place = {"postal_code": "38400", "website": "www.valminex.example"}
    line = written(cluster("Minalogic"), "Valminex", **place)
    written(cluster("Minalogic"), "Valminex", year=2020, **place)
    page = opened_by(karim).get(WHO).text
    assert "One line to decide" in page
    assert "1 of 1" in page
    assert f'value="{valmine}"' in page
    assert "rare word “valminex”" in page
    assert "commune close by" in page
    assert "Minalogic" in page
    assert "2020 and 2021" in page
    assert "www.valminex.example" in page
    assert line.is_open


def test_a_map_shows_where_the_line_and_its_candidates_are(data, karim):
    load_register(data, "VALMINEX TURBINES")
    written(cluster("Minalogic"), "Valminex", postal_code="38400")
    page = opened_by(karim).get(WHO).text
    drawn = page.partition("Where the line and its candidates are")[2].partition("</svg>")[0]
    assert 'class="map__here"' in drawn
    assert 'class="map__mark"' in drawn


def test_what_is_decided_stands_above_the_next_line(data, karim):
    (valmine,) = load_register(data, "VALMINEX TURBINES")
    first = written(cluster("Minalogic"), "Valminex", postal_code="38400")
    written(cluster("Minalogic"), "Vortique Demain")
    client = opened_by(karim)
    page = decided(client, first, valmine, why="leur enseigne").text
    assert "“Valminex” is VALMINEX TURBINES." in page
    assert "Vortique Demain" in page
    assert "2 of 2" in page
    assert Decision.objects.get().why == "leur enseigne"


def test_undoing_brings_the_line_back(data, karim):
    line = written(cluster("Minalogic"), "Vortique Demain")
    client = opened_by(karim)
    assert "Every line has its organisation" in decided(client, line, "new").text
    made = Decision.objects.get()
    address = reverse("organisations:undo", args=[made.pk])
    page = client.post(address, {"next": f"{WHO}?line={line.pk}"}, follow=True).text
    assert "Taken back." in page
    assert "1 of 1" in page


def test_a_line_that_is_put_off_comes_back_in_its_turn(data, karim):
    first = written(cluster("Minalogic"), "Aurore Demain")
    second = written(cluster("Minalogic"), "Vortique Demain")
    client = opened_by(karim)
    assert f"?past={first.pk}" in client.get(WHO).text
    page = client.get(WHO, {"past": first.pk}).text
    assert "2 of 2" in page
    assert f"?past={second.pk}" in page
    assert "1 of 2" in client.get(WHO, {"past": second.pk}).text


def test_lines_that_clusters_were_asked_about_stand_apart(data, karim):
    line = written(cluster("Minalogic"), "Vortique Demain")
    client = opened_by(karim)
    page = decided(client, line, "ask", why="Est-ce l’association ?").text
    assert "One line waits for its clusters" in page.replace("&#x27;", "'")
    asked = client.get(WHO, {"show": "asked"}).text
    assert "Vortique Demain" in asked
    assert "Est-ce l’association ?" in asked


def test_who_decides_second_sees_the_firsts_decision_and_keeps_their_word(data, karim):
    line = written(cluster("Minalogic"), "Vortique Demain")
    lea = person("database_manager", name="Léa")
    deciding.is_new(line, by=lea, seen=0)
    answer = decided(opened_by(karim), line, "ask", why="Lequel ?")
    assert answer.status_code == 409
    assert "Somebody else has decided on this line meanwhile." in answer.text
    assert "Léa, the Region" in answer.text
    assert "Lequel ?" in answer.text
    assert Decision.objects.count() == 1


def test_pressing_twice_decides_once(data, karim):
    line = written(cluster("Minalogic"), "Vortique Demain")
    client = opened_by(karim)
    decided(client, line, "new")
    assert decided(client, line, "new").status_code == 200
    assert Decision.objects.count() == 1


@pytest.mark.parametrize("choice", ["", "000000001", "o999999", "xyz"])
def test_a_choice_that_nobody_bears_is_refused_in_words(data, karim, choice):
    line = written(cluster("Minalogic"), "Vortique Demain")
    answer = decided(opened_by(karim), line, choice)
    assert answer.status_code == 422
    assert "No organisation is known by this number." in answer.text
    assert not Decision.objects.exists()


def test_somebody_who_is_not_proposed_is_found_by_name_or_number(data, karim):
    (valmine,) = load_register(data, "VALMINEX TURBINES")
    line = written(cluster("Minalogic"), "Vortique Demain")
    client = opened_by(karim)
    for typed in ("valminex", valmine, f"{valmine[:3]} {valmine[3:6]} {valmine[6:]}"):
        page = client.get(WHO, {"line": line.pk, "find": typed}).text
        assert f'value="{valmine}"' in page
    assert "Nobody is known" in client.get(WHO, {"line": line.pk, "find": "Zzyzx"}).text


@pytest.mark.parametrize("given", ["line=x", "line=" + 30 * "9", "past=²", "find=%00", "show=x"])
def test_an_address_that_was_tampered_with_harms_nothing(data, karim, given):
    written(cluster("Minalogic"), "Vortique Demain")
    assert opened_by(karim).get(f"{WHO}?{given}").status_code == 200


def test_a_name_and_a_number_of_two_is_said(data, karim):
    load_register(data, "VALMINEX TURBINES")
    written(cluster("Minalogic"), "Boulangerie Martinot", siren(1000), postal_code="69001")
    assert "The number is that of “VALMINEX TURBINES”" in opened_by(karim).get(WHO).text


def test_who_ceased_is_said(data, karim):
    ceased = {"etatAdministratifUniteLegale": "C", "dateDebut": "2014-05-01"}
    load_register(data, "VALMINEX TURBINES", **{"VALMINEX TURBINES": ceased})
    written(cluster("Minalogic"), "Valminex", postal_code="69001")
    assert "ceased in 2014" in opened_by(karim).get(WHO).text


def test_what_other_clusters_write_stands_under_a_candidate(data, karim):
    (valmine,) = load_register(data, "VALMINEX TURBINES")
    written(cluster("Techtera"), "Valminex Isère", valmine)
    written(cluster("Minalogic"), "Valminex", postal_code="69001")
    assert "“Valminex Isère” (Techtera)" in opened_by(karim).get(WHO).text


def test_a_line_that_was_recognised_wrongly_is_said_to_be_somebody_else(data, karim):
    one, other = load_register(data, "VALMINEX TURBINES", "VORTIQUE DEMAIN")
    line = written(cluster("Minalogic"), "Valminex Turbines", one)
    client = opened_by(karim)
    assert "Recognised as VALMINEX TURBINES" in client.get(WHO, {"line": line.pk}).text
    decided(client, line, other)
    line.refresh_from_db()
    assert str(line.organisation) == "VORTIQUE DEMAIN"


def test_nothing_sent_yet_says_what_will_come(data, karim):
    page = opened_by(karim).get(WHO).text
    assert "Lines appear here as soon as a report with members is sent." in page


def test_a_line_of_a_draft_is_the_clusters_alone(data, karim):
    line = written(cluster("Minalogic"), "Vortique Demain")
    line.lines.all().delete()
    client = opened_by(karim)
    assert client.get(WHO, {"line": line.pk}).status_code == 404
    assert decided(client, line, "new").status_code == 404


def test_any_number_of_lines_and_candidates_takes_a_few_queries(
    data, karim, django_assert_max_num_queries
):
    names = [f"VALMINEX {word}" for word in ("TURBINES", "POMPES", "VANNES", "TUBES", "MOTEURS")]
    numbers = load_register(data, *names)
    for name, number in zip(names, numbers, strict=True):
        written(cluster("Techtera"), name, number)
    for at in range(40):
        written(cluster("Minalogic"), f"Valminex {at}", postal_code="69001")
    client = opened_by(karim)
    client.get(WHO)
    with django_assert_max_num_queries(15):
        client.get(WHO)
    line = Wording.objects.filter(state="to_decide").first()
    with django_assert_max_num_queries(15):
        client.get(WHO, {"line": line.pk, "find": "valminex"})
