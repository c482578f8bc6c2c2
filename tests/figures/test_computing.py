"""Rows in, figures out."""

from pathlib import Path

import pytest

from grappe.figures import compute
from tests.figures.tables import indicator, policy, published

ROWS = """
    a 2020 001000001 Alpha sme
    a 2020 001000002 Beta  large
    a 2020 -         Gamma sme
    a 2021 00100000100012 Alpha2 sme
    a 2021 001000002 Beta  large 2021
    a 2021 -         GAMMA sme
    a 2021 001000004 Delta sme
    b 2021 001000005 Eta   large
"""


def told(folder: Path, code: str, level: str, year: int, rows: str = ROWS, more=()):
    own = policy(*more)
    figures = compute(published(rows, folder, own), own, indicators=[code], by=[level])
    return {f.name: (f.value, f.n, f.status) for f in figures if f.year == year}


def test_a_member_that_left_does_not_count(tmp_path):
    assert told(tmp_path, "members", "cluster", 2021) == {
        "A": (3, 1, "shown"),
        "B": (1, 1, "shown"),
        "C": (None, 0, "missing"),
    }


def test_a_domain_s_share_is_a_share_of_sums(tmp_path):
    assert told(tmp_path, "sme_share", "domain", 2021)["D"] == (0.75, 2, "shown")


@pytest.mark.parametrize(("code", "value"), [("new", 1), ("leavers", 1), ("stayers", 2)])
def test_rows_are_recognised_a_year_earlier_by_the_first_key_both_have(tmp_path, code, value):
    assert told(tmp_path, code, "cluster", 2021)["A"] == (value, 1, "shown")


def test_a_first_year_has_no_new_members_and_the_region_leaves_it_out(tmp_path):
    assert told(tmp_path, "new", "cluster", 2021)["B"] == (None, 0, "missing")
    assert told(tmp_path, "new", "region", 2021) == {"Region": (1, 1, "shown")}


def test_a_share_of_nothing_is_not_applicable(tmp_path):
    gone = "a 2021 001000001 Alpha sme 2020"
    assert told(tmp_path, "sme_share", "cluster", 2021, gone)["A"] == (None, 1, "not_applicable")


def test_an_indicator_added_to_the_data_is_a_figure(tmp_path):
    more = (indicator("big", formula="all_members - smes"),)
    assert told(tmp_path, "big", "region", 2021, more=more) == {"Region": (1, 2, "shown")}


def test_a_breakdown_tells_each_choice_even_those_nobody_has(tmp_path):
    figures = compute(published(ROWS, tmp_path), policy(), indicators=["by_type"], by=["cluster"])
    own = [(f.breakdown, f.value) for f in figures if (f.name, f.year) == ("A", 2021)]
    assert own == [({"type": "sme"}, 3), ({"type": "large"}, 0)]


def test_the_region_s_stock_is_the_sum_of_its_clusters(tmp_path):
    clusters = told(tmp_path / "one", "members", "cluster", 2021)
    region = told(tmp_path / "two", "members", "region", 2021)
    assert region["Region"][0] == sum(value or 0 for value, _, _ in clusters.values())


def test_a_median_is_taken_over_the_rows_of_the_place(tmp_path):
    more = (indicator("length", section="members", value="median(length(name))"),)
    assert told(tmp_path, "length", "cluster", 2020, more=more)["A"] == (5, 1, "shown")
