"""A section of one row, written downwards: a question a line."""

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from grappe.answers import Row
from grappe.questions import Field
from grappe.workbook.headings import heading
from grappe.workbook.identification import (
    ANSWER_HEADING,
    HELP_HEADING,
    MESSAGES_HEADING,
    QUESTION_HEADING,
    REMINDER_HEADING,
)
from grappe.workbook.template import words
from grappe.workbook.template.grid import HEADER, Cell, Column, Line, code_column, place, write_grid
from grappe.workbook.template.head import CONFIRMATION, set_up_print, write_head
from grappe.workbook.template.page import Page
from grappe.workbook.template.styles import CARRIED_GROUND, of_kind
from grappe.workbook.template.validation import validate

RECORD_ROW = "1"


def write_record(page: Page) -> None:
    """The sheet of a record section: question, answer, last year's, what is expected."""
    columns = _columns(page)
    lines = [_line(page, field) for field in page.section.fields]
    write_head(page, columns)
    write_grid(page, columns, lines)
    at = place(columns, "answer")
    for number, field in enumerate(page.section.fields, HEADER + 1):
        validate(page, (number, at, number, at), field)
    _shade(page, at, HEADER + len(lines))
    set_up_print(page, columns, HEADER + len(lines), 0)


def _columns(page: Page) -> list[Column]:
    say = page.writing.say
    columns = [
        Column("margin", "", 12, "ground"),
        Column("question", say(QUESTION_HEADING), 40, "label", mandatory=True),
        Column("answer", say(ANSWER_HEADING), 34, "text", mandatory=True),
    ]
    if page.before:
        reminder = say(REMINDER_HEADING).format(year=page.year_before)
        columns.append(Column("before", reminder, 28, "reminder_text"))
    columns.append(Column("help", say(HELP_HEADING), 66, "note"))
    if page.has_messages:
        columns.append(Column("message", say(MESSAGES_HEADING), 52, "message"))
    return [*columns, code_column()]


def _line(page: Page, field: Field) -> Line:
    row = page.rows[0] if page.rows else Row(RECORD_ROW, {})
    before = page.before.get(RECORD_ROW, Row(RECORD_ROW, {}))
    kind = of_kind(field.kind)
    text = page.writing.say(field.help)
    cells = {
        "question": Cell(heading(field, page.writing.known.year, page.writing.language)),
        "answer": Cell(row.values.get(field.code), field, _leftward(kind)),
        "before": Cell(before.values.get(field.code), field, f"reminder_{_leftward(kind)}"),
        "help": Cell(text),
        "message": Cell(page.message(field.code) or None),
    }
    return Line(field.code, cells, 32 if len(text) <= 130 else 46)


def _leftward(kind: str) -> str:
    """Answers under one another stand at the left, whatever their kind."""
    return f"left_{kind}"


def _shade(page: Page, at: int, last: int) -> None:
    if not page.has_carried:
        return
    row = HEADER + 2
    confirmed = xl_rowcol_to_cell(*CONFIRMATION, row_abs=True, col_abs=True)
    own, before = f"{xl_col_to_name(at)}{row}", f"{xl_col_to_name(at + 1)}{row}"
    untouched = (
        f'=AND({own}<>"",EXACT({own},{before}),{confirmed}<>"{page.writing.say(words.YES)}")'
    )
    grey = page.writing.styles.make(bg_color=CARRIED_GROUND)
    rule = {"type": "formula", "criteria": untouched, "format": grey}
    page.sheet.conditional_format(HEADER + 1, at, last, at, rule)
