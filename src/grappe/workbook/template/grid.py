"""A sheet's grid: headings, lines and the formats of the rows still to come."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from grappe.questions import Field, Value
from grappe.workbook.identification import CODE_HEADING
from grappe.workbook.template.cells import write_text, write_value
from grappe.workbook.template.page import Page
from grappe.workbook.template.styles import NUMERIC

HEADER = 5
"""The header row, from 0; the lines begin in the next one."""


@dataclass(frozen=True, slots=True)
class Column:
    """`key` names the cells of a line that stand in it."""

    key: str
    heading: str
    width: float
    style: str
    mandatory: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    value: Value
    field: Field | None = None
    style: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One row; `code` goes into the hidden last column."""

    code: str
    cells: dict[str, Cell] = field(default_factory=dict)
    height: float | None = None


def code_column() -> Column:
    return Column("code", CODE_HEADING, 8, "code", hidden=True)


def write_grid(page: Page, columns: Sequence[Column], lines: Sequence[Line]) -> None:
    """Headings and lines; every column of an open-ended grid keeps its format downwards."""
    for index, column in enumerate(columns):
        _write_heading(page, index, column)
    page.sheet.set_row(HEADER, 50)
    for number, line in enumerate(lines, HEADER + 1):
        if line.height:
            page.sheet.set_row(number, line.height)
        for index, column in enumerate(columns):
            _write_cell(page, number, index, column, line)


def _write_heading(page: Page, index: int, column: Column) -> None:
    open_ended = page.section.kind == "table"
    style = page.writing.styles[column.style if open_ended else "ground"]
    page.sheet.set_column(index, index, column.width, style, {"hidden": column.hidden})
    header = "header" if column.mandatory else "header_optional" if column.heading else "ground"
    header = f"right_{header}" if column.style in NUMERIC and header != "ground" else header
    write_text(page.sheet, HEADER, index, column.heading, page.writing.styles[header])


def _write_cell(page: Page, row: int, index: int, column: Column, line: Line) -> None:
    cell = line.cells.get(column.key, Cell(line.code if column.key == "code" else None))
    if cell.value is None and page.section.kind == "table":
        return
    style = page.writing.styles[cell.style or column.style]
    if cell.field is not None:
        language = page.writing.language
        write_value(page.sheet, row, index, cell.field, cell.value, style, language)
    elif cell.value is None:
        page.sheet.write_blank(row, index, None, style)
    else:
        write_text(page.sheet, row, index, str(cell.value), style)


def place(columns: Sequence[Column], key: str) -> int:
    """The index of the column with a key."""
    return next(index for index, column in enumerate(columns) if column.key == key)
