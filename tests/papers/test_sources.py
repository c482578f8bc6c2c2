"""What a paper says of where its figures come from."""

from grappe.answers import Answer
from grappe.figures import computed, domain_place, region_place
from grappe.papers import paper
from grappe.publication import Accepted, publish
from tests.papers.making import MADE_AT, POLICY


def test_a_cluster_that_answered_about_each_quarter_is_one_cluster(tmp_path):
    told = [("minalogic", 1), ("minalogic", 2), ("minalogic", 3), ("minalogic", 4), ("cimes", 1)]
    accepted = [
        Accepted(code, Answer("operational", "2019", 2020, {}, quarter=n), f"{code}-{n}", MADE_AT)
        for code, n in told
    ]
    made = computed(
        publish(accepted, tmp_path, policy=POLICY, made_at=MADE_AT, made_by="tests"), POLICY
    )
    said = paper(made, region_place(POLICY), "en").sources
    assert "“Actions”, answers about 2020 (2 of 22 clusters)" in said
    said = paper(made, domain_place(POLICY, "digital"), "en").sources
    assert "“Actions”, answers about 2020 (1 of 2 clusters)" in said
