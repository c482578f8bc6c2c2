from datetime import date

import pytest

from grappe.site.organisations import deciding, relating
from grappe.site.organisations.history.belonging import (
    clusters_now,
    in_several_clusters,
)
from grappe.site.organisations.standing import kin
from grappe.site.policy.models import Lineage
from tests.site.organisations.known_making import all_memberships, organisation, stands

pytestmark = pytest.mark.django_db


def told() -> list[tuple[int, str, tuple[int, ...], bool]]:
    return [(m.organisation, m.cluster, m.years, m.is_current) for m in all_memberships()]


def test_only_accepted_lists_tell_of_memberships(data):
    one = organisation("Atelier Bêta", 77)
    stands(one, "Minalogic", 2020)
    stands(one, "Minalogic", 2021, accepted=False)
    assert told() == [(one.pk, "minalogic", (2020,), True)]


def test_a_double_has_no_membership_of_its_own(data):
    one, other = organisation("Atelier Bêta", 77), organisation("Bêta Ateliers", 78)
    stands(one, "Minalogic", 2020)
    stands(other, "Minalogic", 2021)
    assert [current for *_, current in told()] == [False, True]
    made = relating.are_the_same(one, other, by=None)
    assert told() == [(other.pk, "minalogic", (2020, 2021), True)]
    assert clusters_now([one.pk], kin()) == {one.pk: ["Minalogic"]}
    deciding.undo(made, by=None)
    assert len(told()) == 2


def test_nobody_leaves_by_being_merged_into_a_successor(data):
    one, heir = organisation("Atelier Bêta", 77), organisation("Robinetterie des Essais", 78)
    stands(one, "Minalogic", 2020)
    stands(heir, "Minalogic", 2021)
    relating.is_followed_by(one, heir, on=date(2021, 1, 1), by=None)
    assert told() == [(heir.pk, "minalogic", (2020, 2021), True)]


def test_an_organisation_moves_to_its_clusters_successor(data):
    one = organisation("Atelier Bêta", 77)
    stands(one, "Old Cluster", 2019)
    stands(one, "Minalogic", 2020)
    Lineage.objects.create(
        kind="renaming", on=date(2020, 1, 1), before="OLD CLUSTER", after="minalogic"
    )
    ends = {m.cluster: m.spans[0].ended or m.spans[0].began for m in all_memberships()}
    assert ends == {"old-cluster": "moved", "minalogic": "moved"}


def test_who_stands_in_the_latest_lists_of_two_clusters_is_in_several(data):
    one, other = organisation("Atelier Bêta", 77), organisation("Robinetterie des Essais", 78)
    for of in ("Minalogic", "Tenerrdis"):
        stands(one, of, 2021)
    stands(other, "Minalogic", 2021)
    stands(other, "Tenerrdis", 2020)
    assert in_several_clusters() == {one.pk}
    assert clusters_now([one.pk], kin()) == {one.pk: ["Minalogic", "Tenerrdis"]}


def test_memberships_take_a_fixed_number_of_queries(data, django_assert_max_num_queries):
    for number in range(70, 90):
        stands(organisation(f"Atelier {number}", number), "Minalogic", 2020, 2021)
    with django_assert_max_num_queries(5):
        assert len(all_memberships()) == 20
