"""A sheet as it was opened, whatever the format it came in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest

from grappe.workbook.errors import UnreadableFile
from grappe.workbook.limits import MAX_CELLS

Line = tuple[object, ...]
_AT_ONCE = 512
"""Rows turned into columns at a time: few enough to be still at hand, which takes half the time."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """`columns` hold plain values, "" or None where nothing is written, and are equally long; they
    begin in the row `top` (from 0), the first one in the column `left` (from 0)."""

    name: str
    columns: list[list[object]]
    top: int = 0
    left: int = 0

    def row(self, number: int) -> Line:
        """One row, counted from `top`."""
        return tuple(column[number] for column in self.columns)

    def column(self, number: int | None) -> Sequence[object]:
        """One column, counted from `left`; nothing but blanks where the sheet has none."""
        if number is not None and number < len(self.columns):
            return self.columns[number]
        return [None] * len(self.columns[0])

    def rows(self, most: int | None = None) -> Iterator[Line]:
        """The rows in their order, the first `most` if given."""
        return zip(*(column[:most] for column in self.columns), strict=True)


@dataclass(frozen=True, slots=True)
class Opened:
    """A file's format ("xlsx", "xls", "csv", …) and its sheets, in their order."""

    format: str
    sheets: tuple[Sheet, ...]


def columns_of(rows: Iterable[Sequence[object]], width: int) -> list[list[object]]:
    """The columns of rows that are all of this width."""
    columns: list[list[object]] = [[] for _ in range(width)]
    left = iter(rows)
    while some := list(islice(left, _AT_ONCE)):
        for column, cells in zip(columns, zip(*some, strict=True), strict=True):
            column.extend(cells)
    return columns


def columns_of_uneven(rows: Sequence[Sequence[object]]) -> list[list[object]]:
    """The columns of rows of any width, the shorter ones filled up; raises UnreadableFile."""
    if max(map(len, rows), default=0) * len(rows) > MAX_CELLS:
        raise UnreadableFile("too_many_cells")
    return [list(column) for column in zip_longest(*rows, fillvalue="")]
