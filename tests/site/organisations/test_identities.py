"""Who rows are goes into a publication, and stays as it was when it was made."""

from datetime import date

import pytest

from grappe.publication import Identity
from grappe.register import Account
from grappe.site.organisations import relating
from grappe.site.organisations.identities import identities, with_accounts
from grappe.site.organisations.models import Organisation, SentLine
from grappe.site.organisations.portrait import preferring
from grappe.site.policy.loading import load
from grappe.site.policy.reading import current
from grappe.site.rounds import draft_rows, reviewing, submitting
from grappe.site.rounds.publishing import publish_accepted
from tests.site.making import cluster, person
from tests.site.organisations.register_making import load_register, siren
from tests.site.rounds.asked import asked
from tests.site.rounds.region_making import member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("policy")]


@pytest.fixture
def policy(data) -> None:
    load(current())


def accepted(name: str, *rows: dict[str, object]) -> None:
    report = asked(cluster(name))
    draft_rows.add_rows(report, "members", rows, by=None)
    submitting.submit(report, by=None)
    reviewing.accept(report, by=None)


def everybody() -> set[str]:
    return set(SentLine.objects.values_list("number", flat=True))


def test_a_publication_says_of_each_row_who_it_is_by_the_register(data):
    (valmine,) = load_register(data, "VALMINEX TURBINES")
    row = member("Valminex", siren=valmine, postal_code="38000")
    accepted("Minalogic", row)
    made = publish_accepted(by=None)
    told = made.frame("members").row(0, named=True)
    one = Organisation.objects.get(siren=valmine)
    assert (told["organisation_key"], told["legal_unit"]) == (one.key, valmine)
    assert (told["register_category"], told["register_headcount"]) == ("PME", "12")
    assert made.manifest["register"]["units"] == 301


@pytest.mark.parametrize(
    ("account", "told"),
    [
        (Account(2021, date(2021, 12, 31), 8.0, 1.0, "C", False), "public"),
        (Account(2021, date(2021, 12, 31), None, 1.0, "C", False), "without_turnover"),
        (Account(2021, date(2021, 12, 31), None, None, "C", True), "confidential"),
    ],
)
def test_accounts_that_tell_no_turnover_are_not_called_those_behind_medians(account, told):
    assert with_accounts(Identity("o1"), [account], 2021).accounts == told


def test_two_clusters_name_one_organisation(data):
    (valmine,) = load_register(data, "VALMINEX TURBINES")
    for name, written in (("Minalogic", "Valminex"), ("Tenerrdis", "VALMINEX TURBINES SAS")):
        accepted(name, member(written, siren=valmine, postal_code="38000"))
    table = publish_accepted(by=None).frame("members")
    assert table["organisation_key"].n_unique() == 1
    assert table["in_clusters"].to_list() == [2, 2]


def test_a_decision_makes_another_publication_and_leaves_the_old_one(data, client):
    rows = member("Robinetterie Bêta", siren=siren(60)), member("Optique Gamma", siren=siren(61))
    accepted("Minalogic", *rows)
    before = publish_accepted(by=None)
    one, other = Organisation.objects.order_by("pk")
    relating.are_the_same(one, other, by=None)
    client.force_login(person("head_of_unit"))
    assert "One decision on who is who" in client.get("/publications").content.decode()
    after = publish_accepted(by=None)
    assert before.frame("members")["organisation_key"].n_unique() == 2
    assert after.frame("members")["organisation_key"].n_unique() == 1
    assert before.verify() == ()


def test_a_laboratory_counts_with_its_university(data):
    rows = member("Labo Épure", siren=siren(60)), member("Université Modèle", siren=siren(61))
    accepted("Minalogic", *rows)
    lab, university = Organisation.objects.order_by("name")
    relating.is_part_of(lab, university, "laboratory", by=None)
    told = identities(everybody()).values()
    assert {one.organisation for one in told} == {lab.key, university.key}
    assert {one.group for one in told} == {university.key}


def test_whoever_is_merged_goes_on_in_a_later_publication_and_not_in_the_one_before(data):
    rows = member("Robinetterie Bêta", siren=siren(60)), member("Optique Gamma", siren=siren(61))
    accepted("Minalogic", *rows)
    before = publish_accepted(by=None)
    gone, heir = Organisation.objects.order_by("pk")
    relating.is_followed_by(gone, heir, on=date(2021, 1, 1), by=None)
    after = publish_accepted(by=None)
    own = [gone.key, heir.key]
    assert after.frame("members")["organisation_key"].to_list() == own
    assert after.frame("members")["successor_key"].to_list() == [heir.key, heir.key]
    assert before.frame("members")["successor_key"].to_list() == own
    assert before.verify() == ()


def test_the_clusters_word_on_a_size_stands_where_a_person_says_so(data):
    (valmine,) = load_register(data, "VALMINEX TURBINES")
    accepted("Minalogic", member("Valminex", siren=valmine, postal_code="38000"))
    one = Organisation.objects.get(siren=valmine)
    for whose, word, category in (
        ("clusters", "Grande entreprise", "GE"),
        ("clusters", "Company: large", "GE"),
        ("clusters", "Autre", None),
        ("register", "PME (2023)", "PME"),
    ):
        preferring.prefer(one, "size", whose, word, by=None)
        assert {who.category for who in identities(everybody()).values()} == {category}


def test_the_place_that_stands_by_a_decision_is_that_of_every_row(data):
    (valmine,) = load_register(data, "VALMINEX TURBINES")
    accepted("Minalogic", member("Valminex", siren=valmine, postal_code="38000"))
    one = Organisation.objects.get(siren=valmine)
    double = Organisation.objects.create(name="Valmine")
    relating.are_the_same(double, one, by=None)
    before = publish_accepted(by=None)
    preferring.prefer(double, "place", "register", "73000 CHAMBERY", by=None)
    after = publish_accepted(by=None)
    assert after.frame("members")["department"].to_list() == ["73"]
    preferring.prefer(one, "place", "register", "69001 LYON", by=None)
    assert {who.department for who in identities(everybody()).values()} == {"69"}
    assert before.frame("members")["department"].to_list() == ["38"]


def test_who_everybody_is_takes_a_bounded_number_of_queries(data, django_assert_max_num_queries):
    accepted("Minalogic", *(member(f"Atelier {at}", siren=siren(at)) for at in range(60)))
    with django_assert_max_num_queries(6):
        assert len(identities(everybody())) == 60
