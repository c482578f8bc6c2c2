"""Values written into cells, so that a text is always a text."""

import datetime

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from grappe.questions import Field, Value, as_text

LONGEST = 32_767


def write_value(
    sheet: Worksheet,
    row: int,
    column: int,
    field: Field,
    value: Value,
    style: Format,
    language: str,
) -> None:
    """A kept value as a person reads it: numbers and dates as such, all else as text."""
    day = _day(value) if field.kind == "date" else None
    if value is None:
        sheet.write_blank(row, column, None, style)
    elif day is not None:
        sheet.write_datetime(row, column, day, style)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        sheet.write_number(row, column, value, style)
    else:
        write_text(sheet, row, column, as_text(field, value, language), style)


def write_text(sheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
    """A text, never read as a formula or a link, whatever it begins with."""
    sheet.write_string(row, column, text[:LONGEST], style)


def _day(value: Value) -> datetime.datetime | None:
    try:
        day = datetime.datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return day if day is not None and day.year >= 1900 else None
