"""`grappe objectives`: what a script asks of a cluster's road."""

from tests.site.making import cluster
from tests.site.objectives.making import agreed, proposed, reported, wish


def test_each_objective_is_a_line_with_its_targets_and_what_was_reached(region):
    minalogic = cluster("Minalogic", "digital")
    agreed(minalogic, {"people_trained": wish(20, 30, 40)})
    reported(minalogic, {"people_trained": 25})
    proposed(minalogic, {"mentions": wish(50, 60, 70, baseline=None)})
    told = region("objectives", "--cluster", "minalogic", "--json", "--lang", "en").json
    by_code = {one["code"]: one for one in told}
    assert by_code["people_trained"] == {
        "code": "people_trained",
        "kind": "base",
        "title": "Train more people among members",
        "indicator": "People trained",
        "unit": "count",
        "direction": "more",
        "baseline": 10,
        "trajectory": {"2020": 20, "2021": 30, "2022": 40},
        "values": {"2020": 25},
        "state": "agreed",
        "agreed_on": "2020-03-02",
        "agreed_by": "officer:digital",
    }
    waits = by_code["mentions"]
    assert (waits["state"], waits["agreed_on"], waits["agreed_by"]) == ("proposed", None, None)
    assert by_code["private_funding"]["state"] == "open"
    assert by_code["private_funding"]["trajectory"] == {}
    assert by_code["companies_digitalised"]["kind"] == "specific"
    assert all(set(one) == set(by_code["mentions"]) for one in told)


def test_without_json_it_is_words_and_an_unknown_cluster_is_told_with_what_comes_near(region):
    agreed(cluster("Minalogic", "digital"), {"people_trained": wish(20, 30, 40)})
    said = region("objectives", "--cluster", "Minalogic", "--lang", "en").out
    assert "from 10 in 2019 to 40 in 2022" in said
    refused = region("objectives", "--cluster", "Minalogik", "--lang", "en")
    assert refused.code == 2
    assert "Did you mean: Minalogic?" in refused.err
