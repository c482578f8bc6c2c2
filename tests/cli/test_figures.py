"""`grappe figures` of what is asked by quarters: a row a year, quarters where asked for."""

from collections import Counter

import pytest

from tests.site.dashboards.publishing import published
from tests.site.dashboards.test_quarters import quarter


@pytest.fixture
def told(region, data):
    """Rows of an indicator of the Region in 2020, and what is said beside them."""
    published(data, (2020,), more=[quarter("cara", n, 2) for n in (1, 2, 3, 4)])

    def told(indicator, *words):
        asked = ("figures", "--indicator", indicator, "--by", "region", "--lang", "en")
        ended = region(*asked, *words, "--json")
        assert ended.code == 0
        return [row for row in ended.json if row["year"] == 2020], ended.err

    return told


def test_a_year_is_one_row(told):
    rows, said = told("common_actions")
    assert [(row["value"], "quarter" in row) for row in rows] == [(4, False)]
    assert said == ""


def test_quarters_stand_beside_it_where_they_are_asked_for(told):
    rows, _said = told("common_actions", "--quarters")
    assert Counter(row.get("quarter") for row in rows) == Counter([None, 1, 2, 3, 4])


def test_what_is_told_by_quarters_alone_says_so(told):
    rows, said = told("prospecting_actions")
    assert (rows, "add --quarters" in said) == ([], True)
    assert len(told("prospecting_actions", "--quarters")[0]) == 4
