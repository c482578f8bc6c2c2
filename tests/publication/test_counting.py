"""Whoever left in a year or before it does not count for it."""

import polars as pl

from grappe.policies import load_policy
from grappe.publication import counts_in_its_year

ROWS = pl.DataFrame({"year": [2020, 2020, 2020, 2021], "left_in": [None, 2020, 2021, 2021]})


def counted(questionnaire: str, section: str) -> list[bool]:
    asked = load_policy().questionnaire(questionnaire).section(section)
    return ROWS.with_columns(counts_in_its_year(asked).alias("counts"))["counts"].to_list()


def test_a_row_counts_until_the_year_in_which_it_left():
    assert counted("members", "members") == [True, False, True, False]


def test_every_row_counts_where_nobody_leaves():
    assert counted("management", "expenses") == [True] * 4
