"""What is known of a figure together with another one: never what fewer than three clusters add."""

import pytest

from grappe.site.designer.giving_away import too_few

KNOWN = {"A": 10.0, "B": 20.0, "C": 30.0, "D": 40.0, "E": 50.0, "F": 60.0}


def otherwise(**values):
    return KNOWN | values


@pytest.mark.parametrize(
    ("added", "hidden"),
    [
        ({}, False),
        ({"A": 1.0, "B": 2.0}, True),
        (KNOWN, False),
        (otherwise(A=11.0), True),
        (otherwise(A=11.0, B=21.0), True),
        (otherwise(A=11.0, B=22.0, C=33.0), False),
        ({name: value for name, value in KNOWN.items() if name != "F"}, True),
    ],
)
def test_fewer_than_three_clusters_neither_add_to_it_nor_make_it_differ(added, hidden):
    assert too_few(added, [KNOWN]) is hidden


@pytest.mark.parametrize("factor", [1.0, 3.0, 0.1])
@pytest.mark.parametrize("number", [0.0, 7.0, 1e6])
def test_neither_a_factor_nor_a_number_added_hides_that_one_cluster_differs(factor, number):
    alike = {name: value * factor + number for name, value in KNOWN.items()}
    assert not too_few(alike, [KNOWN])
    assert too_few(alike | {"F": alike["F"] + 1}, [KNOWN])


def test_figures_of_another_kind_hide_nothing():
    budgets = {"A": 91.0, "B": 12.0, "C": 55.0, "D": 37.0, "E": 64.0, "F": 8.0}
    assert not too_few(budgets, [KNOWN])
    assert not too_few({"A": 1.0, "B": 2.0, "C": 9.0}, [{}])
