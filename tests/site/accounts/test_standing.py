"""What a person is in charge of, as it is read from the roles that they hold."""

import pytest
from allauth.mfa.models import Authenticator
from django.utils import timezone

from grappe.site.accounts.models import NeedsSecondFactor, Role, User
from grappe.site.accounts.naming import end_role, name_role
from grappe.site.accounts.standing import Standing, standing_of
from tests.site.making import cluster, domain, person

pytestmark = pytest.mark.django_db


def read(user: User) -> Standing:
    return standing_of(User.objects.get(pk=user.pk))


def test_a_person_without_a_role_is_in_charge_of_nothing():
    assert read(person()) == Standing()
    assert Standing().own == frozenset()


def test_each_role_is_read_with_its_reach():
    one, other, third = cluster("Minalogic", "digital"), cluster("Axelera"), cluster("Cara", "cars")
    user = person("manager", of=one)
    name_role(user, "contributor", by=None, cluster=other)
    name_role(user, "officer", by=None, domain=domain("cars"))
    name_role(user, "evaluation", by=None)
    told = read(user)
    assert told.kinds == {"manager", "contributor", "officer", "evaluation"}
    assert (told.manages, told.contributes) == ({"minalogic"}, {"axelera"})
    assert told.looks_after == {third.code: "cars"}
    assert told.own == {"minalogic", "axelera", "cara"}
    assert not told.named


def test_the_roles_in_many_clusters_are_read_at_once(django_assert_num_queries):
    user = person("manager", of=cluster("Minalogic"))
    name_role(user, "contributor", by=None, cluster=cluster("Axelera"))
    user = User.objects.get(pk=user.pk)
    with django_assert_num_queries(1):
        assert user.standing.own == {"minalogic", "axelera"}


def test_a_role_that_was_ended_counts_no_more():
    user = person("manager", of=cluster("Minalogic"))
    end_role(Role.objects.get(user=user), by=None)
    assert read(user) == Standing()


def test_a_cluster_of_two_of_ones_domains_is_looked_after_by_its_first_charge():
    cluster("Terralia", "agriculture", "health")
    user = person("officer", of="health")
    assert read(user).looks_after == {"terralia": "health"}
    name_role(user, "officer", by=None, domain=domain("agriculture"), deputy=True)
    assert read(user).looks_after == {"terralia": "agriculture"}


def test_a_manager_is_named_to_the_working_group_another_one_is_not():
    user = person("manager", of=cluster("Minalogic"))
    Role.objects.filter(user=user).update(in_group=True)
    assert read(user).named
    Role.objects.filter(user=user).update(kind="contributor")
    assert not read(user).named


def test_whoever_lacks_the_second_factor_that_a_role_needs_is_told_since_when():
    user, needed = person("head_of_unit"), timezone.now()
    NeedsSecondFactor.objects.create(kind="evaluation", since=needed)
    assert read(user).lacks_second_factor_since is None
    NeedsSecondFactor.objects.create(kind="head_of_unit", since=needed)
    assert read(user).lacks_second_factor_since == needed
    Authenticator.objects.create(user=user, type="recovery_codes", data={})
    assert read(user).lacks_second_factor_since == needed
    Authenticator.objects.create(user=person(), type="totp", data={})
    assert read(user).lacks_second_factor_since == needed
    Authenticator.objects.create(user=user, type="totp", data={})
    assert read(user).lacks_second_factor_since is None


def test_of_two_roles_that_need_one_the_later_day_counts():
    user, earlier, later = person("head_of_unit"), *(timezone.now() for _ in range(2))
    name_role(user, "evaluation", by=None)
    NeedsSecondFactor.objects.create(kind="head_of_unit", since=later)
    NeedsSecondFactor.objects.create(kind="evaluation", since=earlier)
    assert read(user).lacks_second_factor_since == later


def test_one_acts_towards_a_cluster_in_the_nearest_capacity():
    told = Standing(
        frozenset({"manager", "contributor", "officer", "head_of_unit"}),
        manages=frozenset({"a"}),
        contributes=frozenset({"a", "b"}),
        looks_after={"a": "health", "b": "health", "c": "energy"},
    )
    assert [told.capacity(one) for one in "abcd"] == [
        *("manager:a", "contributor:b", "officer:energy", "head_of_unit")
    ]
    assert told.capacity() == "head_of_unit"


def test_towards_nobody_in_particular_one_acts_in_the_capacity_that_reaches_farthest():
    order = "head_of_unit database_manager administrator evaluation officer elected manager"
    kinds = [*order.split(), "contributor"]
    for n, kind in enumerate(kinds):
        assert Standing(frozenset(kinds[n:])).capacity() == kind
    assert Standing().capacity() == ""
