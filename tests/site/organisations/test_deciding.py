import pytest

from grappe.identity import Line
from grappe.site.errors import Refused
from grappe.site.organisations import deciding, relating
from grappe.site.organisations.identifying import identify_lines
from grappe.site.organisations.models import Decision, Organisation, Wording
from grappe.site.organisations.standing import root_of, roots, wholes
from grappe.site.trail.models import Event
from tests.site.making import cluster, person
from tests.site.organisations.register_making import load_register, siren

pytestmark = pytest.mark.django_db


def wording(name: str, number: str = "", place: str = "38000") -> Wording:
    return identify_lines([Line(1, name, number, place)])[0]


def organisation(name: str, number: int) -> Organisation:
    found = wording(name, siren(number)).organisation
    assert found is not None
    return found


def test_a_decision_says_who_when_and_why_and_leaves_a_trace(data):
    karim = person("database_manager")
    (valmine,) = load_register(data, "VALMINEX TURBINES")
    line = wording("VMT")
    made = deciding.identify_as(line, valmine, by=karim, seen=line.revision, why=" leur sigle ")
    assert (made.by, made.why, str(made.organisation)) == (
        karim,
        "leur sigle",
        "VALMINEX TURBINES",
    )
    assert Event.objects.get(action="organisation.identified").actor == str(karim.key)


def test_a_key_that_nobody_has_is_refused(data):
    line = wording("VMT")
    with pytest.raises(Refused, match="No organisation"):
        deciding.identify_as(line, siren(9), by=None, seen=line.revision)
    assert not Decision.objects.exists()


def test_none_of_these_makes_a_new_organisation(data):
    line = wording("Association des Essais")
    deciding.is_new(line, by=None, seen=line.revision)
    line.refresh_from_db()
    assert (line.state, str(line.organisation)) == ("decided", "Association des Essais")


def test_a_number_that_the_register_knows_as_anothers_is_not_a_new_organisations(data):
    (valmine,) = load_register(data, "VALMINEX TURBINES")
    line = wording("Boulangerie Martinot", valmine, "69001")
    made = deciding.is_new(line, by=None, seen=line.revision)
    assert made.organisation is not None
    assert (made.organisation.name, made.organisation.siren) == ("Boulangerie Martinot", "")


def test_who_decides_second_sees_the_firsts_decision(data):
    line = wording("Association des Essais")
    first = deciding.is_new(line, by=person("database_manager"), seen=line.revision)
    with pytest.raises(deciding.Meanwhile) as refused:
        deciding.ask_the_cluster(line, by=person("database_manager"), seen=0)
    assert refused.value.decision == first


def test_undoing_brings_back_what_stood_before(data):
    line = wording("Association des Essais")
    asked = deciding.ask_the_cluster(line, by=None, seen=0)
    new = deciding.is_new(line, by=None, seen=1)
    deciding.undo(new, by=None)
    line.refresh_from_db()
    assert line.state == Wording.State.ASKED
    deciding.undo(asked, by=None)
    line.refresh_from_db()
    assert (line.state, line.organisation) == (Wording.State.UNKNOWN, None)


def test_an_earlier_decision_taken_back_leaves_the_later_one(data):
    line = wording("Association des Essais")
    asked = deciding.ask_the_cluster(line, by=None, seen=0)
    deciding.is_new(line, by=None, seen=1)
    deciding.undo(asked, by=None)
    line.refresh_from_db()
    assert line.state == Wording.State.DECIDED
    with pytest.raises(Refused, match="already"):
        deciding.undo(asked, by=None)


def test_two_organisations_put_together_are_taken_apart_without_loss(data):
    one, other = organisation("Atelier Bêta", 77), organisation("Robinetterie des Essais", 78)
    merged = relating.are_the_same(one, other, by=None)
    one.refresh_from_db()
    assert root_of(one) == other
    assert roots() == {one.pk: other.pk}
    later = wording("Atelier Bêta", siren(77), "69001")
    assert later.organisation == one
    deciding.undo(merged, by=None)
    one.refresh_from_db()
    assert (root_of(one), roots()) == (one, {})


def test_the_same_twice_is_refused(data):
    one, other = organisation("Atelier Bêta", 77), organisation("Robinetterie des Essais", 78)
    relating.are_the_same(one, other, by=None)
    one.refresh_from_db()
    with pytest.raises(Refused, match="one organisation already"):
        relating.are_the_same(other, one, by=None)


def test_a_laboratory_is_part_of_its_university(data):
    lab, university = organisation("Labo Épure", 77), organisation("Université Modèle", 78)
    made = relating.is_part_of(lab, university, "laboratory", by=None)
    assert wholes() == {lab.pk: university.pk}
    with pytest.raises(Refused, match="part of itself"):
        relating.is_part_of(university, lab, "subsidiary", by=None)
    deciding.undo(made, by=None)
    lab.refresh_from_db()
    assert (lab.part_of, lab.nature) == (None, "unit")


def test_a_wording_is_set_apart_from_those_it_was_counted_with(data):
    one = wording("Atelier Bêta", siren(77))
    deciding.set_apart(one, by=None)
    one.refresh_from_db()
    assert one.organisation != Organisation.objects.get(siren=siren(77))
    assert one.organisation is not None
    assert one.organisation.siren == ""


def test_a_cluster_decides_in_its_own_name(data):
    of = cluster("Minalogic")
    claire = person("manager", of=of)
    line = wording("Association des Essais")
    made = deciding.is_new(line, by=claire, cluster=of, seen=0)
    assert made.cluster == of
    assert Event.objects.get(action="organisation.new").capacity == "manager:minalogic"
