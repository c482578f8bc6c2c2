"""A table on a sheet of its own: numbers as numbers, a filter, a native chart."""

from typing import Any

from xlsxwriter.worksheet import Worksheet

from grappe.papers import words as said
from grappe.papers.book.pages import Book
from grappe.papers.book.styles import PLUM, QUIET
from grappe.papers.model import Cell, Row, Table

HEAD = 3
MOST_DRAWN = 25
"""Rows of a chart; of more, the first ones."""


def write_table(book: Book, name: str, table: Table, first: str) -> None:
    """The title, where it comes from, then heads and rows; of a year that some have not answered
    about, the column beside it says how many have."""
    sheet = book.sheet(name)
    style, paper = book.style, book.paper
    sheet.write_string(0, 0, f"{table.title} · {paper.name}", style["title"])
    sheet.write_string(1, 0, paper.subtitle, style["quiet"])
    sheet.set_column(0, 0, 46, style["ground"])
    sheet.set_column(1, 1, 10, style["ground"])
    noted = [_partial(table, column) for column in range(len(table.columns))]
    at = _heads(book, sheet, table, first, noted)
    for row, one in enumerate(table.rows, HEAD + 1):
        _row(book, sheet, row, one, at, noted)
    last = HEAD + len(table.rows)
    sheet.autofilter(HEAD, 0, last, at[-1] + noted[-1] if at else 1)
    sheet.freeze_panes(HEAD + 1, 1)
    sheet.repeat_rows(HEAD)
    if at and len({one.unit for one in table.rows}) == 1:
        _chart(book, sheet, name, table, at)


def _heads(book: Book, sheet: Worksheet, table: Table, first: str, noted: list[bool]) -> list[int]:
    """The column in which each of the table's stands."""
    style = book.style
    sheet.set_row(HEAD, 22)
    sheet.write_string(HEAD, 0, first, style["head"])
    sheet.write_string(HEAD, 1, book.say(said.UNIT), style["head"])
    at, column = [], 2
    for words, has_notes in zip(table.columns, noted, strict=True):
        at.append(column)
        sheet.set_column(column, column, 15, style["ground"])
        sheet.write_string(HEAD, column, words, style["head_number"])
        if has_notes:
            sheet.set_column(column + 1, column + 1, 12, style["ground"])
            sheet.write_string(HEAD, column + 1, f"{words} · clusters", style["head_number"])
        column += 1 + has_notes
    return at


def _row(
    book: Book, sheet: Worksheet, row: int, one: Row, at: list[int], noted: list[bool]
) -> None:
    sheet.write_string(row, 0, one.name, book.style["row"])
    sheet.write_string(row, 1, one.unit, book.style["unit"])
    for cell, column, has_notes in zip(one.cells, at, noted, strict=True):
        _write(book, sheet, row, column, cell)
        if has_notes:
            sheet.write_string(row, column + 1, cell.note if cell else "", book.style["note"])


def _write(book: Book, sheet: Worksheet, row: int, column: int, cell: Cell | None) -> None:
    """A value as a number; why there is none, as a word."""
    if cell is None:
        sheet.write_blank(row, column, None, book.style["row"])
    elif cell.value is None:
        sheet.write_string(row, column, cell.words, book.style["why"])
    else:
        sheet.write_number(row, column, cell.value, book.style[cell.unit])


def _chart(book: Book, sheet: Worksheet, name: str, table: Table, at: list[int]) -> None:
    """Years of one row stand up; parts lie, with their latest column that has numbers."""
    many = len(table.rows) > 1
    chart = book.workbook.add_chart({"type": "bar" if many else "column"})
    assert chart is not None
    series: dict[str, Any] = {"fill": {"color": PLUM}, "gap": 45, "data_labels": {"value": True}}
    if many:
        last, column = HEAD + min(len(table.rows), MOST_DRAWN), at[_told(table)]
        series["categories"] = [name, HEAD + 1, 0, last, 0]
        series["values"] = [name, HEAD + 1, column, last, column]
        series["points"] = [
            {"fill": {"color": one.hue}} if one.hue else None for one in table.rows[:MOST_DRAWN]
        ]
        chart.set_y_axis({"reverse": True, "line": {"color": QUIET}})
        chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    else:
        series["categories"] = [name, HEAD, at[0], HEAD, at[-1]]
        series["values"] = [name, HEAD + 1, at[0], HEAD + 1, at[-1]]
        chart.set_y_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.add_series(series)
    chart.set_legend({"none": True})
    title = f"{table.title} · {table.columns[_told(table)]}"
    chart.set_title({"name": title, "name_font": {"size": 12, "color": PLUM}})
    chart.set_size({"width": 620, "height": 140 + 26 * min(len(table.rows), MOST_DRAWN)})
    place = {"description": title, "object_position": 3}
    sheet.insert_chart(HEAD, at[-1] + 3, chart, place)


def _told(table: Table) -> int:
    """The latest column that every row's place has answered about, else the latest with numbers."""
    whole = [c for c in range(len(table.columns)) if _has(table, c) and not _partial(table, c)]
    known = [c for c in range(len(table.columns)) if _has(table, c)]
    return (whole or known or [0])[0 if table.columns and not table.columns[-1].isdigit() else -1]


def _has(table: Table, column: int) -> bool:
    return any(c is not None and c.value is not None for c in _column(table, column))


def _partial(table: Table, column: int) -> bool:
    return any(c is not None and c.note for c in _column(table, column))


def _column(table: Table, column: int) -> list[Cell | None]:
    return [row.cells[column] for row in table.rows]
