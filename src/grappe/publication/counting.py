"""Which rows of a table count for their year."""

import polars

from grappe.questions import Section


def counts_in_its_year(section: Section) -> polars.Expr:
    """Whether a row counts: all rows do where a section does not say who left, and when."""
    if section.left is None:
        return polars.lit(value=True)
    left = polars.col(section.left)
    return left.is_null() | (left > polars.col("year"))
