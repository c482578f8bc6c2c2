"""Tables to take away, as .csv or .xlsx; text never becomes a formula.

A .csv is written as its reader's spreadsheet opens it: in French with semicolons, decimal commas.
"""

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO

import xlsxwriter
from django.http import Http404, HttpResponse

from grappe.questions import Language
from grappe.site.speaking import language_of_reader


class Exact(float):
    """A number for programs: with a decimal point in every language."""


Cell = str | int | float | None
Rows = Sequence[Sequence[Cell]]
CSV = "text/csv; charset=utf-8"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def answer(rows: Rows, name: str, kind: str) -> HttpResponse:
    """The rows, the first one being their heads, as a file of that kind; else 404."""
    if kind == "csv":
        content, told = csv_of(rows, language=language_of_reader()), CSV
    elif kind == "xlsx":
        content, told = _xlsx(rows), _XLSX
    else:
        raise Http404
    return file_of(content, f"{name}.{kind}", told)


def file_of(content: bytes, name: str, told: str) -> HttpResponse:
    """A file to keep, of that content type."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=told, headers=headers)


def csv_of(rows: Rows, encoding: str = "utf-8-sig", *, language: Language = "en") -> bytes:
    """With the mark that Excel asks for, unless it is encoded otherwise."""
    written = StringIO()
    between = ";" if language == "fr" else ","
    lines = ([_plain(cell, language) for cell in row] for row in rows)
    csv.writer(written, delimiter=between).writerows(lines)
    return written.getvalue().encode(encoding)


def _plain(cell: Cell, language: Language) -> Cell:
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell
    if not isinstance(cell, float):
        return cell
    said = str(int(cell)) if cell.is_integer() else float.__repr__(cell)
    return said.replace(".", ",") if language == "fr" and not isinstance(cell, Exact) else said


def _xlsx(rows: Rows) -> bytes:
    written = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(written, options) as book:
        sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row, None if place else bold)
        sheet.freeze_panes(1, 0)
        sheet.autofit()
    return written.getvalue()
