from datetime import date

import pytest

from grappe.policies import Lineage as Described
from grappe.site.policy.loading import load
from grappe.site.policy.models import Cluster, ClusterDomain, Domain, Lineage
from grappe.site.policy.reading import current
from grappe.site.trail.models import Event

pytestmark = pytest.mark.django_db


def test_the_shipped_policy_brings_22_clusters_in_8_domains():
    load(current())
    assert (Cluster.objects.count(), Domain.objects.count()) == (22, 8)
    for cluster in Cluster.objects.all():
        first = ClusterDomain.objects.get(cluster=cluster, position=0)
        assert first.domain_id == cluster.main_domain_id


def test_loading_twice_changes_nothing_and_leaves_one_trace():
    load(current())
    before = list(ClusterDomain.objects.values_list())
    load(current())
    assert list(ClusterDomain.objects.values_list()) == before
    assert Event.objects.filter(action="policy.loaded").count() == 1


def test_what_changed_in_the_policy_changes_in_the_database():
    load(current())
    first, *others = current().clusters
    renamed = first.model_copy(update={"name": "New name", "domains": ("digital", "energy")})
    load(current().model_copy(update={"clusters": (renamed, *others)}))
    kept = Cluster.objects.get(code=first.code)
    assert (kept.name, kept.main_domain.code, kept.domains.count()) == ("New name", "digital", 2)
    assert Cluster.objects.count() == 22


def test_a_policy_that_is_there_is_looked_at_in_few_queries(django_assert_max_num_queries):
    load(current())
    with django_assert_max_num_queries(6):
        load(current())


def test_what_became_of_clusters_is_what_the_policy_says():
    first, second = (one.code for one in current().clusters[:2])
    told = {"kind": "merger", "on": date(2019, 1, 1), "from": ["old", "older"], "to": [first]}
    load(current().model_copy(update={"lineage": (Described.model_validate(told),)}))
    assert list(map(str, Lineage.objects.all())) == [f"old → {first}", f"older → {first}"]
    told |= {"kind": "split", "from": [first], "to": [first, second]}
    load(current().model_copy(update={"lineage": (Described.model_validate(told),)}))
    assert list(map(str, Lineage.objects.all())) == [f"{first} → {second}"]
    load(current())
    assert not Lineage.objects.exists()


def test_a_cluster_that_the_policy_no_longer_names_stays_as_one_of_before():
    load(current())
    gone, heir, *others = current().clusters
    same_name = heir.model_copy(update={"name": gone.name})
    load(current().model_copy(update={"clusters": (same_name, *others)}))
    kept = Cluster.objects.get(code=gone.code)
    assert (kept.in_policy, kept.name) == (False, f"{gone.name} ({gone.code})")
    assert Cluster.objects.get(name=gone.name).code == heir.code
    load(current())
    assert set(Cluster.objects.values_list("in_policy", flat=True)) == {True}
    assert Cluster.objects.get(code=gone.code).name == gone.name
