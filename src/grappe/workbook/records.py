"""Reads a record whose questions stand one under the other."""

from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Map

from grappe.answers import Row
from grappe.questions import Value, parse
from grappe.workbook import identification as known
from grappe.workbook.columns import column_of
from grappe.workbook.headings import bare
from grappe.workbook.locating import Found
from grappe.workbook.mapping import names_of
from grappe.workbook.origins import all_unchanged, origin
from grappe.workbook.receipts import TableRead
from grappe.workbook.tables import Read


def is_vertical(found: Found) -> bool:
    return found.questions is not None


def read_record(found: Found, before: Map[str, Row]) -> Read:
    """The record's one row, its answers taken from the column beside the questions."""
    sheet = found.sheet
    headings = tuple(str(cell or "").strip() for cell in sheet.row(found.header))
    column = _answer_column(found, headings)
    answers = sheet.column(column)
    places = dict(_places(found, headings))
    values: dict[str, Value] = {
        code: parse(found.section.field(code), answers[row]) for code, row in places.items()
    }
    filled = any(value is not None for value in values.values())
    table = TableRead(
        sheet=sheet.name,
        header_row=sheet.top + found.header + 1,
        columns=dict.fromkeys(places, column + sheet.left),
        row_numbers={code: sheet.top + row + 1 for code, row in places.items()},
        rows_read=int(filled),
        set_aside=(),
        headings=headings,
        vertical=True,
    )
    told = origin(_status(found, headings, places), before.get("1"), values, all_unchanged(found))
    return Read((Row("1", values, told),) if filled else (), table, {}, {})


def _answer_column(found: Found, headings: Sequence[str]) -> int:
    named = column_of(headings, known.ANSWER_HEADING.fr, known.ANSWER_HEADING.en)
    return named if named is not None else (found.questions or 0) + 1


def _places(found: Found, headings: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Field → its row in the sheet: by the hidden code, else by the question's words."""
    names = names_of(found.section)
    hidden = headings.index(known.CODE_HEADING) if known.CODE_HEADING in headings else None
    questions = found.sheet.column(found.questions)
    seen: set[str] = set()
    for i, told in enumerate(map(str, found.sheet.column(hidden))):
        code = told if found.section.has(told) else names.get(_words(questions[i]), "")
        if code and code not in seen:
            seen.add(code)
            yield code, i


def _words(cell: object) -> str:
    return bare(cell) if isinstance(cell, str) else ""


def _status(found: Found, headings: Sequence[str], places: Map[str, int]) -> str:
    """The record's status: what all its lines say, or that it was changed."""
    column = column_of(headings, known.STATUS_HEADING.fr, known.STATUS_HEADING.en)
    if column is None:
        return ""
    status = found.sheet.column(column)
    told = {str(status[row]) for row in places.values()} - {""}
    return told.pop() if len(told) == 1 else known.CHANGED.fr if told else ""
