"""Pages of organisations: who sees which, and in whose words."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.organisations import relating
from grappe.site.organisations.models import Decision, Organisation, RegisterChange, Wording
from tests.site.making import cluster, person
from tests.site.organisations.known_making import organisation, stands, written
from tests.site.organisations.register_making import load_register

pytestmark = pytest.mark.django_db
MANY = 60


def of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def keeper() -> Client:
    return of(person("database_manager"))


def page(client: Client, name: str, *args: object, query: str = "") -> str:
    answer = client.get(reverse(f"organisations:{name}", args=args) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def posts(client: Client, name: str, pk: int, **sent: object) -> str:
    """Where it leads."""
    return client.post(reverse(f"organisations:{name}", args=[pk]), sent)["Location"]


def in_two_clusters() -> Organisation:
    """Minalogic writes it one way, Tenerrdis another."""
    one = organisation("Atelier Bêta", 77)
    written(one, "BETA ATELIERS")
    stands(one, "Minalogic", 2020, 2021, name="Atelier Bêta", joined=2015)
    stands(one, "Tenerrdis", 2021, name="BETA ATELIERS")
    return one


def test_the_title_says_who_it_is_and_in_how_many_clusters(data):
    one = in_two_clusters()
    assert "<h1>Atelier Bêta is a member of 2 clusters</h1>" in page(
        keeper(), "organisation", one.pk
    )


def test_the_region_reads_every_wording_and_membership(data):
    shown = page(of(person("head_of_unit")), "organisation", in_two_clusters().pk)
    assert all(word in shown for word in ("Atelier Bêta", "BETA ATELIERS", "2020–2021", "2015"))
    assert "Set apart" not in shown


def test_a_cluster_reads_its_own_words_and_membership_alone(data):
    one = in_two_clusters()
    shown = page(of(person("manager", of=cluster("Tenerrdis"))), "organisation", one.pk)
    assert "BETA ATELIERS was" not in shown
    assert "BETA ATELIERS is a member of Tenerrdis" in shown
    assert not [w for w in ("Atelier Bêta", "Minalogic", "2020", "What was decided") if w in shown]


def test_a_number_that_only_another_cluster_wrote_is_not_told(data):
    one = organisation("Atelier Bêta", 77)
    written(one, "BETA", number="")
    stands(one, "Minalogic", 2021, name="Atelier Bêta")
    stands(one, "Tenerrdis", 2021, name="BETA")
    shown = page(of(person("manager", of=cluster("Tenerrdis"))), "organisation", one.pk)
    assert one.siren[:3] + "\u202f" not in shown


def test_an_organisation_of_other_clusters_is_not_found(data):
    one = organisation("Atelier Bêta", 77)
    stands(one, "Minalogic", 2021)
    cluster("Tenerrdis", "energy")
    for user in (
        person("manager", of=cluster("Tenerrdis")),
        person("officer", of="energy"),
        person("contributor", of=cluster("Tenerrdis")),
    ):
        address = reverse("organisations:organisation", args=[one.pk])
        assert of(user).get(address).status_code == 404


def test_an_officer_reads_the_organisations_of_their_clusters_in_everybodys_words(data):
    one, other = in_two_clusters(), organisation("Robinetterie des Essais", 78)
    cluster("Cimes", "industry")
    stands(other, "Cimes", 2021)
    client = of(person("officer", of="health"))
    assert "BETA ATELIERS" in page(client, "organisation", one.pk)
    listed = page(client, "organisations")
    assert "Atelier Bêta" in listed
    assert "Robinetterie" not in listed


def test_the_list_is_alphabetical_whatever_the_accents(data):
    for number, name in enumerate(("Zinc Essais", "Éclair Essais", "atelier Essais"), 70):
        organisation(name, number)
    shown = page(keeper(), "organisations")
    assert "3 organisations" in shown
    places = [shown.index(name) for name in ("atelier Essais", "Éclair Essais", "Zinc Essais")]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "text", ["beta", "ATELIER BÊTA", "ateliers", "beta ate", "001", "  Bêta  "]
)
def test_an_organisation_is_found_by_name_or_number(data, text):
    one = in_two_clusters()
    organisation("Robinetterie des Essais", 78)
    text = one.siren[:5] + " " + one.siren[5:] if text == "001" else text
    shown = page(keeper(), "organisations", query=f"?q={text}")
    assert "One organisation answers to" in shown
    assert "Atelier Bêta" in shown


def test_a_double_is_found_under_the_name_of_who_it_is(data):
    one, other = organisation("Atelier Bêta", 77), organisation("Robinetterie des Essais", 78)
    relating.are_the_same(one, other, by=None)
    shown = page(keeper(), "organisations", query="?q=beta")
    assert "Robinetterie des Essais" in shown
    assert ">Atelier Bêta<" not in shown


def test_the_list_is_filtered(data):
    several = in_two_clusters()
    part, abroad = organisation("Labo Épure"), organisation("Werk Beispiel", country="CH")
    relating.is_part_of(part, several, "laboratory", by=None)
    names = {"Atelier Bêta": several, "Labo Épure": part, "Werk Beispiel": abroad}
    client = keeper()

    def listed(only: str) -> list[str]:
        shown = page(client, "organisations", query=f"?only={only}")
        return [name for name in names if f">{name}</a>" in shown]

    assert listed("several") == ["Atelier Bêta"]
    assert listed("part") == ["Labo Épure"]
    assert listed("abroad") == ["Werk Beispiel"]
    assert listed("no-number") == ["Labo Épure", "Werk Beispiel"]
    assert listed("not-in-register") == ["Atelier Bêta", "Labo Épure"]
    assert listed("anything") == list(names)


def test_putting_together_and_undoing_it_much_later(data):
    one, other = in_two_clusters(), organisation("Robinetterie des Essais", 78)
    client = keeper()
    assert "Robinetterie" in page(client, "others", one.pk, query="?q=robinet")
    there = reverse("organisations:organisation", args=[other.pk])
    assert posts(client, "same", one.pk, other=other.pk) == there
    assert client.get(reverse("organisations:organisation", args=[one.pk]))["Location"] == there
    assert "BETA ATELIERS" in page(client, "organisation", other.pk)
    with clock.at(date(2030, 1, 1)):
        posts(client, "take_back", other.pk, decision=Decision.objects.get().pk)
    assert "Taken back on" in page(client, "organisation", one.pk)


def test_setting_a_wording_apart_and_undoing_it(data):
    one, client = in_two_clusters(), keeper()
    wording = Wording.objects.get(name="BETA ATELIERS")
    alone = posts(client, "apart", one.pk, wording=wording.pk)
    assert "BETA ATELIERS is a member of one cluster" in client.get(alone).content.decode()
    decision = Decision.objects.get()
    back = posts(client, "take_back", int(alone.split("/")[-1]), decision=decision.pk)
    assert back == reverse("organisations:organisation", args=[one.pk])
    assert "is a member of 2 clusters" in page(client, "organisation", one.pk)


def test_what_is_no_kind_of_part_is_refused(data):
    one, other = organisation("Labo Épure", 70), organisation("Université Modèle", 71)
    client = keeper()
    posts(client, "part", one.pk, other=other.pk, nature="friend")
    assert not Decision.objects.exists()
    posts(client, "part", one.pk, other=other.pk, nature="laboratory")
    assert "laboratory or joint unit of" in page(client, "organisation", one.pk)
    assert "Labo Épure" in page(client, "organisation", other.pk)


def test_pages_take_at_most_fifteen_queries(data, django_assert_max_num_queries):
    load_register(data, "VALMINEX TURBINES")
    made = [organisation(f"Atelier {number}", number) for number in range(70, 70 + MANY)]
    for one in made:
        stands(one, "Minalogic", 2020, 2021)
        stands(one, "Tenerrdis", 2021)
        RegisterChange.objects.create(organisation=one, version="1", kind="ceased")
    whole = organisation("Groupe Modèle", 69)
    for one in made[1:MANY]:
        relating.is_part_of(one, whole, "subsidiary", by=None)
        relating.is_part_of(whole, made[0], "subsidiary", by=None) if one == made[1] else None
    for user in (person("database_manager"), person("officer", of="health")):
        client = of(user)
        for query in ("", "?q=atelier", "?only=several"):
            with django_assert_max_num_queries(15):
                page(client, "organisations", query=query)
        with django_assert_max_num_queries(15):
            page(client, "organisation", made[0].pk)
        with django_assert_max_num_queries(15):
            page(client, "register")
