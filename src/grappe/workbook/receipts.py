"""What was read from a file, where it stood, and what was set aside."""

import dataclasses
from collections.abc import Mapping as Map
from dataclasses import dataclass

from grappe.answers import Answer, Finding
from grappe.checks import Context
from grappe.questions import Words
from grappe.workbook.identification import Identification
from grappe.workbook.mapping import Mapping


@dataclass(frozen=True, slots=True)
class SetAside:
    """A row, column or sheet that is in no answer. `where`: "12", "D", or "" for a whole sheet."""

    sheet: str
    what: str
    where: str
    why: Words


@dataclass(frozen=True, slots=True)
class TableRead:
    """One section as found. `columns` map fields to columns from 0, `row_numbers` rows' ids to
    sheet rows from 1, `header_row` is from 1. In a *vertical* record, the answers stand in one
    column and `row_numbers` map fields to rows."""

    sheet: str
    header_row: int
    columns: Map[str, int]
    row_numbers: Map[str, int]
    rows_read: int
    set_aside: tuple[SetAside, ...]
    headings: tuple[str, ...]
    vertical: bool = False

    def cell(self, row: str | None, field: str | None) -> str | None:
        """The cell ("C9") of a place in this section, None where it has none; of a column, its
        heading, and the first one where the file lacks it."""
        number = self.row_numbers.get((field if self.vertical else row) or "")
        column = self.columns.get(field) if field else None
        if column is None and (field is None or row is None):
            column = min(self.columns.values(), default=None)
        if number is None:
            number = self.header_row if row is None else None
        return None if number is None or column is None else f"{letters(column)}{number}"


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read. `set_aside` tells of whole sheets; each table tells of its rows and columns.
    `previous` is last year's answer as the template carried it."""

    file: str
    format: str
    identification: Identification | None
    answer: Answer
    tables: Map[str, TableRead]
    mapping: Mapping
    previous: Answer | None = None
    set_aside: tuple[SetAside, ...] = ()

    @property
    def context(self) -> Context:
        """What the file itself brings for its checks."""
        return Context(
            previous=self.previous,
            created_in=self.identification.created_in if self.identification else None,
            row_numbers={c: t.row_numbers for c, t in self.tables.items() if not t.vertical},
        )

    def locate(self, finding: Finding) -> Finding:
        """The finding with the sheet and the cell of its place, where it has one."""
        table = self.tables.get(finding.place.section)
        if table is None:
            return finding
        cell = table.cell(finding.place.row, finding.place.field)
        return dataclasses.replace(finding, sheet=table.sheet, cell=cell)


def letters(column: int) -> str:
    """The name of a column from 0: A, B, …, Z, AA."""
    name, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        name = chr(65 + digit) + name
    return name
