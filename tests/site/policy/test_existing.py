"""Which clusters there are on the eve of a day and on that day."""

from datetime import date, timedelta

import pytest

from grappe.site.policy.existing import clusters_on
from grappe.site.policy.models import Cluster, Lineage
from tests.site.making import cluster

pytestmark = pytest.mark.django_db

DAY = date(2021, 5, 3)


def made(*names: str, gone: tuple[str, ...] = (), created_in: int = 2005) -> None:
    for name in (*names, *gone):
        cluster(name)
    Cluster.objects.filter(name__in=gone).update(in_policy=False)
    Cluster.objects.filter(name__in=names).update(created_in=created_in)


def became(kind: str, before: str, *after: str) -> None:
    for one in after:
        Lineage.objects.create(kind=kind, on=DAY, before=before, after=one)


def there() -> tuple[set[str], set[str]]:
    """On the eve, and on the day."""
    days = (DAY - timedelta(days=1), DAY)
    before, on = ({one.name for one in clusters_on(day)} for day in days)
    return before, on


def test_without_lineage_there_are_those_that_the_policy_names():
    made("Grain", gone=("Chaff",))
    assert there() == ({"Grain"}, {"Grain"})


def test_one_that_is_renamed_is_there_until_the_day_and_the_new_one_from_then_on():
    made("Flour", gone=("Grain",))
    became("renaming", "GRAIN", "flour")
    assert there() == ({"Grain"}, {"Flour"})


@pytest.mark.parametrize(("created_in", "before"), [(2021, False), (2005, True)])
def test_a_merger_makes_a_new_cluster_or_leads_into_one_that_is_older(created_in, before):
    made("Flour", gone=("Grain", "Millet"), created_in=created_in)
    became("merger", "grain", "flour")
    became("merger", "millet", "flour")
    assert there() == ({"Grain", "Millet"} | ({"Flour"} if before else set()), {"Flour"})


def test_of_a_split_the_part_that_keeps_the_code_is_there_all_along():
    made("Grain", "Flour")
    became("split", "grain", "flour")
    assert there() == ({"Grain"}, {"Grain", "Flour"})


def test_one_between_two_names_is_there_between_the_two_days():
    made("Meal", gone=("Grain", "Flour"))
    became("renaming", "grain", "flour")
    Lineage.objects.create(
        kind="renaming", on=DAY + timedelta(days=9), before="flour", after="meal"
    )
    assert there() == ({"Grain"}, {"Flour"})
    assert [one.name for one in clusters_on(DAY + timedelta(days=9))] == ["Meal"]
