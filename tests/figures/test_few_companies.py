"""A company's own figure is never told, nor by subtraction."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from grappe.figures import LEVELS, Audience, compute, seen_by, sentence
from grappe.figures.model import Figure
from grappe.questions import Level
from tests.figures.tables import Who, indicator, policy, published, who

SUM = indicator(
    "total",
    section="members",
    value="sum(accounts_revenue)",
    where="accounts_revenue IS NOT NULL",
    once="legal_unit",
    least=5,
    unit="eur",
    nature="flow",
    sensitivity="protected",
)
MEDIAN = SUM.model_copy(
    update={"code": "middle", "value": "median(accounts_revenue)", "nature": "score"}
)


def companies(**of: int | range) -> tuple[str, Who]:
    """So many companies of each cluster (or those of a range), each with a revenue of ten."""
    numbered = [
        (cluster, place, number)
        for cluster, n in of.items()
        for place, number in enumerate(n if isinstance(n, range) else _fresh(cluster, n))
    ]
    rows = "\n".join(f"{cluster} 2021 - N{number} sme" for cluster, _, number in numbered)
    known = "\n".join(
        f"{cluster} 2021 {place} o{number} legal_unit={number} accounts=public revenue=10"
        for cluster, place, number in numbered
    )
    return rows, who(known)


def _fresh(cluster: str, n: int) -> range:
    start = 1000 * ord(cluster)
    return range(start, start + n)


def told(folder: Path, code: str, *by: Level, **of: int | range) -> Mapping[str, Figure]:
    own, (rows, known) = policy(SUM, MEDIAN), companies(**of)
    made = published(rows, folder, own, known)
    return {f.name: f for f in compute(made, own, indicators=[code], by=by or LEVELS)}


def values(figures: Mapping[str, Figure]) -> dict[str, float | str]:
    return {name: f.status if f.value is None else f.value for name, f in figures.items()}


@pytest.mark.parametrize(("code", "value"), [("total", 50), ("middle", 10)])
def test_over_fewer_than_five_companies_it_is_hidden_from_everybody(tmp_path, code, value):
    figures = told(tmp_path, code, a=5, b=4)
    assert (figures["A"].value, figures["B"].status) == (value, "hidden")
    seen = seen_by(figures.values(), Audience(sees_all=True), policy(SUM, MEDIAN))
    assert [f.status for f in seen if f.name == "B"] == ["hidden"]


def test_a_company_of_two_clusters_counts_once(tmp_path):
    figures = told(tmp_path, "total", a=range(5), b=range(3, 9))
    assert values(figures) == {"A": 50, "B": 60, "C": "missing", "D": 90, "E": "missing",
                               "Region": 90}  # fmt: skip
    assert (figures["D"].n, figures["Region"].n) == (2, 2)


def test_a_domain_s_sum_does_not_give_away_its_hidden_cluster(tmp_path):
    assert values(told(tmp_path, "total", a=6, b=2, c=9)) == {
        "A": 60, "B": "hidden", "C": 90, "D": "hidden", "E": 90, "Region": "hidden"
    }  # fmt: skip


def test_several_hidden_clusters_with_enough_companies_together_hide_no_sum(tmp_path):
    assert values(told(tmp_path, "total", a=3, b=2, c=9)) == {
        "A": "hidden", "B": "hidden", "C": 90, "D": 50, "E": 90, "Region": 140
    }  # fmt: skip


def test_hidden_domains_with_enough_companies_together_leave_the_region_s_sum(tmp_path):
    assert values(told(tmp_path, "total", a=9, b=2, c=4)) == {
        "A": 90, "B": "hidden", "C": "hidden", "D": "hidden", "E": "hidden", "Region": 150
    }  # fmt: skip


def test_what_is_hidden_does_not_depend_on_what_else_is_asked(tmp_path):
    assert values(told(tmp_path, "total", "region", a=6, b=2, c=9)) == {"Region": "hidden"}


def test_a_median_gives_nothing_away(tmp_path):
    assert values(told(tmp_path, "middle", a=6, b=2)) == {
        "A": 10, "B": "hidden", "C": "missing", "D": 10, "E": "missing", "Region": 10
    }  # fmt: skip


def test_nobody_with_public_accounts_is_not_hidden_but_not_applicable(tmp_path):
    own = policy(SUM)
    made = published("a 2021 - Alpha sme", tmp_path, own, who("a 2021 0 o1 legal_unit=1"))
    figures = compute(made, own, indicators=["total"], by=["cluster"])
    assert {f.name: f.status for f in figures}["A"] == "not_applicable"


def test_its_sentence_says_why(tmp_path):
    figure = told(tmp_path, "total", a=2)["A"]
    assert sentence(figure, SUM).en == (
        "A: total, hidden for 2021, because too few companies or clusters stand behind it."
    )
