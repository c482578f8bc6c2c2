import pytest

from grappe.policies import NotInPolicyError, load_policy
from grappe.references import find_commune


def test_it_has_22_clusters_12_national_in_8_domains():
    policy = load_policy()
    assert len(policy.clusters) == 22
    assert sum(one.kind == "competitiveness" for one in policy.clusters) == 12
    assert {one.domain for one in policy.clusters} == {one.code for one in policy.domains}


def test_the_seat_of_each_cluster_is_a_commune_of_the_region():
    policy = load_policy()
    for one in policy.clusters:
        found = find_commune(one.commune, one.postal_code)
        assert found and found.region == policy.region, one.name
        assert one.postal_code in found.postal_codes


def test_rounds_follow_the_timeframe_of_the_plan():
    yearly = (r for r in load_policy().rounds if not r.quarter)
    rounds = {(r.questionnaire, r.year): r.due.isoformat()[:7] for r in yearly}
    assert rounds == {
        ("management", 2018): "2019-06",
        ("management", 2019): "2020-04",
        ("management", 2020): "2021-04",
        ("members", 2019): "2019-09",
        ("members", 2020): "2020-05",
        ("members", 2021): "2021-05",
    }


def test_actions_are_asked_by_quarters_from_the_first_of_2019_on():
    rounds = [r for r in load_policy().rounds if r.questionnaire == "operational"]
    assert [r.period.code for r in rounds[:4]] == ["2019-Q1", "2019-Q2", "2019-Q3", "2019-Q4"]
    assert [r.period.code for r in rounds[4:]] == [
        *("2020-Q1", "2020-Q2", "2020-Q3", "2020-Q4"),
        *("2021-Q1", "2021-Q2"),
    ]
    assert rounds[0].due.isoformat() == "2019-04-30"
    assert all(r.opens <= r.period.last_day < r.due for r in rounds)


@pytest.mark.parametrize("asked", ["Cluster Lumière", "cluster lumiere", "CLUSTER-LUMIERE"])
def test_a_cluster_is_found_whatever_its_case_and_accents(asked):
    assert load_policy().cluster(asked).code == "cluster-lumiere"


def test_an_unknown_cluster_is_told_with_what_comes_near():
    with pytest.raises(NotInPolicyError) as caught:
        load_policy().cluster("minalogik")
    assert "Minalogic" in caught.value.message.fr


def test_an_unknown_version_or_year_is_told():
    with pytest.raises(NotInPolicyError, match="2019"):
        load_policy().questionnaire("members", "1999")
    with pytest.raises(NotInPolicyError, match="about 1999"):
        load_policy().round("members", 1999)
