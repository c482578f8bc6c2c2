"""A formula is arithmetic over measures, and nothing else."""

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from grappe.figures.formula import formula_sql
from grappe.questions import FormulaError, measures_of


@pytest.mark.parametrize("formula", ["f(x)", "a ** 2", "a.b", "'a'", "a; b", "a <", "True"])
def test_anything_else_is_refused(formula):
    with pytest.raises(FormulaError):
        formula_sql(formula)


def test_measures_come_once_each():
    assert set(measures_of("(a + b) / (a + c)")) == {"a", "b", "c"}


WHOLE = some.integers(-99, 99)


@settings(deadline=None)
@given(a=WHOLE, b=WHOLE, c=WHOLE)
def test_it_computes_what_arithmetic_says(a, b, c):
    asked = formula_sql("(a - b) / (a + c)")
    told = duckdb.sql(
        f"SELECT {asked} FROM (SELECT {a} AS value) a, (SELECT {b} AS value) b,"
        f" (SELECT {c} AS value) c"
    ).fetchall()[0][0]
    assert told == (None if a + c == 0 else pytest.approx((a - b) / (a + c)))
