"""A chart is an SVG that a strict page accepts and a screen reader can tell."""

import pytest

from grappe.figures import Figure, chart, series
from tests.figures.tables import indicator


def figure(year: int, value: float | None) -> Figure:
    status = "missing" if value is None else "shown"
    return Figure("members", "count", "open", "cluster", "A", year, None, value, 1, status)


YEARS = [figure(2019, 10), figure(2020, None), figure(2021, 40)]


@pytest.fixture(scope="module")
def drawn() -> str:
    return chart(YEARS, indicator("members", formula="members"), "en", title="Members of A")


def test_it_says_its_title_and_its_values(drawn):
    assert "<title>Members of A</title>" in drawn
    assert "2019 10, 2020 –, 2021 40" in drawn


def test_it_has_no_style_that_a_strict_page_refuses(drawn):
    assert "<style" not in drawn
    assert " style=" not in drawn


def test_a_missing_year_has_no_change_after_it():
    assert [p.change for p in series(YEARS, "members", "cluster", "A")] == [None, None, None]


def test_a_change_is_the_difference_with_the_year_before():
    points = series([figure(2020, 10), figure(2021, 40)], "members", "cluster", "A")
    assert [p.change for p in points] == [None, 30]
