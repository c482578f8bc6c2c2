import pytest

from grappe.site.policy.loading import load
from grappe.site.policy.models import Cluster, ClusterDomain, Domain
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
