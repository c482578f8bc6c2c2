"""The values of a file in any format, as a workbook of ours."""

import datetime

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from grappe.workbook.opening import open_file
from grappe.workbook.receipts import Reading, TableRead
from grappe.workbook.sheets import Sheet

_LONGEST = 32_767
_FIRST_DAY = datetime.date(1900, 3, 1)


def copy_values(content: bytes, reading: Reading) -> Workbook:
    """Each sheet under its own name with its values in their places, headings in bold."""
    book = Workbook()
    book.remove(book.active)
    headers = {table.sheet: table for table in reading.tables.values()}
    for sheet in open_file(content, reading.file).sheets:
        _copy(book.create_sheet(sheet.name), sheet, headers.get(sheet.name))
    return book


def put(sheet: Worksheet, row: int, column: int, value: object) -> Cell:
    """Writes a value in a cell, counted from 1: a text stays a text, whatever it begins with."""
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value = clean(value)
        cell.data_type = "s"
    elif value is not None:
        cell.value = value if _is_plain(value) else clean(str(value))
    return cell


def clean(text: str) -> str:
    """A text without what a workbook can't hold."""
    return ILLEGAL_CHARACTERS_RE.sub("", text)[:_LONGEST]


def _is_plain(value: object) -> bool:
    if isinstance(value, datetime.datetime):
        return value.date() >= _FIRST_DAY
    if isinstance(value, datetime.date):
        return value >= _FIRST_DAY
    return isinstance(value, bool | int | float | datetime.time | datetime.timedelta)


def _copy(into: Worksheet, sheet: Sheet, table: TableRead | None) -> None:
    widths: dict[int, int] = {}
    for number, row in enumerate(sheet.rows(), sheet.top + 1):
        for column, value in enumerate(row, sheet.left + 1):
            if value is not None and value != "":
                put(into, number, column, value)
                widths[column] = max(widths.get(column, 8), len(str(value)))
    for column, width in widths.items():
        into.column_dimensions[get_column_letter(column)].width = min(width + 2, 48)
    if table is not None:
        for cell in into[table.header_row]:
            cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        into.freeze_panes = f"A{table.header_row + 1}"
