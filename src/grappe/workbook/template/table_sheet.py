"""A section with as many rows as needed."""

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from grappe.answers import Row
from grappe.questions import Field
from grappe.workbook.headings import heading
from grappe.workbook.identification import (
    CODE_HEADING,
    MESSAGES_HEADING,
    STATUS_HEADING,
)
from grappe.workbook.template import words
from grappe.workbook.template.cells import write_text
from grappe.workbook.template.grid import HEADER, Cell, Column, Line, code_column, place, write_grid
from grappe.workbook.template.head import CONFIRMATION, set_up_print, write_head
from grappe.workbook.template.page import Page
from grappe.workbook.template.status import said_carried, said_status, status_words
from grappe.workbook.template.styles import CARRIED_GROUND, of_kind
from grappe.workbook.template.validation import validate, validate_words

SPARE_ROWS = 300
_WIDTHS = {"long_text": 44, "amount": 16, "year": 14, "date": 15, "yes_no": 15, "integer": 14}
_WIDTHS |= {"number": 12, "postal_code": 15, "country": 10, "company_number": 18, "activity": 13}


def write_table(page: Page) -> None:
    """The sheet of a table section: a line a row, and 300 rows with drop-downs to type in."""
    columns = _columns(page)
    lines = [_line(page, row) for row in page.rows]
    page.sheet.set_default_row(19)
    write_head(page, columns)
    write_grid(page, columns, lines)
    last = HEADER + len(lines) + SPARE_ROWS
    _propose(page, columns, last)
    _shade(page, columns, last)
    _write_total(page, columns, last, len(lines))
    page.sheet.autofilter(HEADER, 0, HEADER + len(lines), len(columns) - 1)
    set_up_print(page, columns, HEADER + max(len(lines), 16), 2)


def _columns(page: Page) -> list[Column]:
    say = page.writing.say
    columns = [Column("status", say(STATUS_HEADING), 25, "status")]
    if page.has_messages:
        columns.append(Column("message", say(MESSAGES_HEADING), 52, "message"))
    columns += [_column(page, field, first=not i) for i, field in enumerate(page.section.fields)]
    if page.has_carried:
        columns += [_shadow(field) for field in page.section.fields]
    return [*columns, code_column()]


def _column(page: Page, field: Field, first: bool) -> Column:
    width = 36 if first else _width(page, field)
    text = heading(field, page.writing.known.year, page.writing.language)
    return Column(field.code, text, width, of_kind(field.kind), field.mandatory)


def _width(page: Page, field: Field) -> float:
    """Wide enough for what may be chosen, and for what stands there already."""
    texts = [page.writing.say(choice.label) for choice in field.choices]
    if of_kind(field.kind) == "text" and not texts:
        texts = [str(row.values.get(field.code) or "") for row in page.rows]
    longest = max(map(len, texts), default=0)
    return max(_WIDTHS.get(field.kind, 26), min(longest * 1.1 + 3, 38))


def _shadow(field: Field) -> Column:
    """A hidden copy of what was carried over, by which a cell knows that it was touched."""
    code = f"{CODE_HEADING}.{field.code}"
    return Column(code, code, 8, of_kind(field.kind), hidden=True)


def _line(page: Page, row: Row) -> Line:
    cells = {"status": Cell(said_status(page, row)), "message": Cell(page.message(row.id) or None)}
    for field in page.section.fields:
        value = row.values.get(field.code)
        cells[field.code] = Cell(value, field)
        if row.origin == "carried":
            cells[f"{CODE_HEADING}.{field.code}"] = Cell(value, field)
    lines = sum(1 + len(line) // 46 for line in page.message(row.id).split("\n"))
    return Line(row.id, cells, 16.0 * lines + 4 if lines > 1 else None)


def _propose(page: Page, columns: list[Column], last: int) -> None:
    for field in page.section.fields:
        at = place(columns, field.code)
        validate(page, (HEADER + 1, at, last, at), field)
    say = page.writing.say
    area = (HEADER + 1, 0, last, 0)
    choices = status_words(page)
    validate_words(page, area, choices, say(words.STATUS_TITLE), say(words.STATUS_HELP))


def _shade(page: Page, columns: list[Column], last: int) -> None:
    """Grey until the cell is touched, the row confirmed, or the sheet."""
    if not page.has_carried:
        return
    codes = [field.code for field in page.section.fields]
    first, end = place(columns, codes[0]), place(columns, codes[-1])
    shadow = xl_col_to_name(place(columns, f"{CODE_HEADING}.{codes[0]}"))
    row = HEADER + 2
    confirmed = xl_rowcol_to_cell(*CONFIRMATION, row_abs=True, col_abs=True)
    untouched = (
        f'=AND($A{row}="{said_carried(page)}",'
        f"EXACT({xl_col_to_name(first)}{row},{shadow}{row}),"
        f'{confirmed}<>"{page.writing.say(words.YES)}")'
    )
    grey = page.writing.styles.make(bg_color=CARRIED_GROUND)
    area = (HEADER + 1, first, last, end)
    page.sheet.conditional_format(*area, {"type": "formula", "criteria": untouched, "format": grey})


def _write_total(page: Page, columns: list[Column], last: int, filled: int) -> None:
    if page.section.total is None or page.writing.messages:
        return
    field = page.section.field(page.section.total)
    at = place(columns, field.code)
    name, styles = xl_col_to_name(at), page.writing.styles
    numbers = [row.values.get(field.code) for row in page.rows]
    known = sum(n for n in numbers if isinstance(n, int | float))
    formula = f"=SUM({name}{HEADER + 2}:{name}{last + 1})"
    page.sheet.set_row(HEADER - 1, 22, styles["ground"])
    write_text(page.sheet, HEADER - 1, at - 1, page.writing.say(words.TOTAL), styles["total"])
    page.sheet.write_formula(HEADER - 1, at, formula, styles[f"total_{of_kind(field.kind)}"], known)
