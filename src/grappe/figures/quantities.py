"""What an indicator adds up: columns of sections, in years or quarters.

Two figures can be subtracted from each other only where they add up the same thing, so that is
what complementary suppression watches.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from grappe.figures.definitions import Definitions, Source
from grappe.questions import OF_ORGANISATIONS, Indicator, Period, measures_of

ROWS = "*"


class Quantity(NamedTuple):
    """A column of a published table in a year or a quarter, or how many of its rows there are
    (`ROWS`)."""

    table: str
    column: str
    year: int
    quarter: int | None = None


def quantities(
    known: Definitions, indicator: Indicator, year: int, quarter: int | None = None
) -> frozenset[Quantity]:
    """Everything that the indicator of a year or a quarter reads, whichever rows it asks for.

    A ratio counts for both of its sides: who knows one and the ratio knows the other. What is
    compared with a year earlier reads both years.
    """
    if indicator.formula is None:
        return frozenset(
            _read(known.rows_of(indicator), str(indicator.value), Period(year, quarter))
        )
    named = [known.measures[code] for code in measures_of(indicator.formula)]
    return frozenset(
        one
        for measure in named
        for earlier in ((0, 1) if measure.compared else (0,))
        for one in _read(known.source_of(measure), measure.value, Period(year - earlier, quarter))
    )


def _read(source: Source, value: str, period: Period) -> Iterator[Quantity]:
    words = set(re.findall(r"\w+", value.lower()))
    columns = {one for one in words if source.section.has(one) or one in OF_ORGANISATIONS}
    if "count" in words or not columns:
        columns.add(ROWS)
    for column in columns:
        yield Quantity(source.table, column, *period)
