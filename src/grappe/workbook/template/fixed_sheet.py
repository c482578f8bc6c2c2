"""A section whose rows are given: an amount for each, last year's beside it, a total below."""

from collections.abc import Sequence

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from grappe.answers import Row
from grappe.questions import Field, Item
from grappe.workbook.headings import MANDATORY, heading
from grappe.workbook.identification import (
    HELP_HEADING,
    ITEM_HEADING,
    MESSAGES_HEADING,
    REMINDER_HEADING,
    STATUS_HEADING,
)
from grappe.workbook.template import words
from grappe.workbook.template.grid import HEADER, Cell, Column, Line, code_column, place, write_grid
from grappe.workbook.template.head import CONFIRMATION, set_up_print, write_head
from grappe.workbook.template.page import Page
from grappe.workbook.template.status import said_carried, said_status, status_words
from grappe.workbook.template.styles import CARRIED_GROUND, of_kind
from grappe.workbook.template.validation import validate, validate_words

SUMMED = ("amount", "integer", "number")


def write_fixed(page: Page) -> None:
    """The sheet of a fixed section: a line an item."""
    columns = _columns(page)
    lines = [_line(page, item) for item in page.section.items]
    last = HEADER + len(lines)
    write_head(page, columns)
    write_grid(page, columns, lines)
    for field in page.section.fields:
        at = place(columns, field.code)
        validate(page, (HEADER + 1, at, last, at), field)
        _shade(page, columns, field, last)
    say = page.writing.say
    area = (HEADER + 1, 0, last, 0)
    choices = status_words(page)
    validate_words(page, area, choices, say(words.STATUS_TITLE), say(words.STATUS_HELP))
    _write_total(page, columns, last)
    set_up_print(page, columns, last + 1, 2)


def _columns(page: Page) -> list[Column]:
    say = page.writing.say
    columns = [
        Column("status", say(STATUS_HEADING), 25, "status"),
        Column("item", say(ITEM_HEADING), 40, "label"),
    ]
    for field in page.section.fields:
        columns += _pair(page, field)
    columns.append(Column("help", say(HELP_HEADING), 62, "note"))
    if page.has_messages:
        columns.append(Column("message", say(MESSAGES_HEADING), 52, "message"))
    return [*columns, code_column()]


def _pair(page: Page, field: Field) -> list[Column]:
    text = heading(field, page.writing.known.year, page.writing.language)
    kind = of_kind(field.kind)
    own = Column(field.code, text, 20, kind, field.mandatory)
    if not page.before:
        return [own]
    reminder = page.writing.say(REMINDER_HEADING).format(year=page.year_before)
    return [own, Column(f"before.{field.code}", reminder, 18, f"reminder_{kind}")]


def _line(page: Page, item: Item) -> Line:
    row = next((r for r in page.rows if r.id == item.code), Row(item.code, {}))
    before = page.before.get(item.code, Row(item.code, {}))
    star = f" {MANDATORY}" if item.mandatory else ""
    cells = {
        "status": Cell(said_status(page, row)),
        "item": Cell(f"{page.writing.say(item.label)}{star}"),
        "help": Cell(page.writing.say(item.help) if item.help else None),
        "message": Cell(page.message(item.code) or None),
    }
    for field in page.section.fields:
        cells[field.code] = Cell(row.values.get(field.code), field)
        cells[f"before.{field.code}"] = Cell(before.values.get(field.code), field)
    return Line(item.code, cells, 34)


def _shade(page: Page, columns: Sequence[Column], field: Field, last: int) -> None:
    if not page.has_carried:
        return
    at, row = place(columns, field.code), HEADER + 2
    confirmed = xl_rowcol_to_cell(*CONFIRMATION, row_abs=True, col_abs=True)
    untouched = (
        f'=AND($A{row}="{said_carried(page)}",'
        f"EXACT({xl_col_to_name(at)}{row},{xl_col_to_name(at + 1)}{row}),"
        f'{confirmed}<>"{page.writing.say(words.YES)}")'
    )
    grey = page.writing.styles.make(bg_color=CARRIED_GROUND)
    rule = {"type": "formula", "criteria": untouched, "format": grey}
    page.sheet.conditional_format(HEADER + 1, at, last, at, rule)


def _write_total(page: Page, columns: Sequence[Column], last: int) -> None:
    summed = [field for field in page.section.fields if field.kind in SUMMED]
    if not summed:
        return
    styles = page.writing.styles
    page.sheet.set_row(last + 1, 26)
    for index, column in enumerate(columns[:-1]):
        if column.key not in ("status", "message"):
            page.sheet.write_blank(last + 1, index, None, styles["total"])
    page.sheet.write_string(last + 1, 1, page.writing.say(words.TOTAL), styles["total"])
    for field in summed:
        _sum(page, place(columns, field.code), field, page.rows, last)
        if page.before:
            at = place(columns, f"before.{field.code}")
            _sum(page, at, field, tuple(page.before.values()), last)


def _sum(page: Page, at: int, field: Field, rows: Sequence[Row], last: int) -> None:
    numbers = [row.values.get(field.code) for row in rows if row.id in page.section.item_by_code]
    known = sum(n for n in numbers if isinstance(n, int | float))
    name = xl_col_to_name(at)
    style = page.writing.styles[f"total_{of_kind(field.kind)}"]
    page.sheet.write_formula(
        last + 1, at, f"=SUM({name}{HEADER + 2}:{name}{last + 1})", style, known
    )
