"""What an indicator adds up, which decides what can be taken off from what."""

import pytest

from grappe.figures.behind import Behind
from grappe.figures.definitions import definitions
from grappe.figures.model import Figure
from grappe.figures.quantities import ROWS, Quantity, quantities
from grappe.questions import Indicator
from tests.figures.tables import indicator, policy

EARLIEST = indicator("earliest", section="members", value="min(left_in)", unit="years")
SIGNED = indicator("signed", section="members", value="count(DISTINCT siren)")
KNOWN = definitions(policy(EARLIEST, SIGNED))


def read(code: str, *period: int) -> set[tuple[object, ...]]:
    one: Indicator = KNOWN.indicators[code]
    return {tuple(told) for told in quantities(KNOWN, one, *period or (2021,))}


def test_a_count_adds_up_rows():
    assert read("members") == {("members", ROWS, 2021, None)}
    assert read("members", 2021, 2) == {("members", ROWS, 2021, 2)}


def test_a_share_counts_for_both_of_its_sides():
    assert read("sme_share") == read("members")


@pytest.mark.parametrize("code", ["new", "leavers", "stayers"])
def test_what_is_compared_with_a_year_earlier_reads_both_years(code):
    assert read(code) == {("members", ROWS, year, None) for year in (2020, 2021)}


def test_a_value_over_rows_reads_the_columns_that_it_names():
    assert read("earliest") == {("members", "left_in", 2021, None)}
    assert read("earliest", 2021, 3) == {("members", "left_in", 2021, 3)}
    assert read("signed") == {("members", one, 2021, None) for one in ("siren", ROWS)}


def test_an_indicator_that_is_no_longer_defined_adds_up_itself_alone():
    behind = Behind((), policy())
    gone = Figure("gone", "count", "protected", "region", "Region", 2020, None, 1.0, 3, "shown")
    assert behind.quantities(gone) == {Quantity("", "gone", 2020, None)}
    assert behind.order(gone) == len(behind._known.indicators)
    assert behind.order(gone._replace(indicator="members")) == 0
    assert behind.order(gone._replace(indicator="sme_share")) == 2
