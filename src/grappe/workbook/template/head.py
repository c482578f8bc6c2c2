"""The top of a section's sheet, and how it prints."""

from collections.abc import Sequence

from grappe.workbook.identification import ALL_UNCHANGED
from grappe.workbook.template import words
from grappe.workbook.template.cells import write_text
from grappe.workbook.template.grid import HEADER, Column
from grappe.workbook.template.guide_sheet import guide_name
from grappe.workbook.template.page import Page
from grappe.workbook.template.validation import validate_words

CONFIRMATION = (3, 2)
"""Row and column, from 0, of the cell that confirms a whole sheet."""


def write_head(page: Page, columns: Sequence[Column]) -> None:
    """Title, what the section is for, the way back, and the confirmation of a whole sheet."""
    styles, say = page.writing.styles, page.writing.say
    for row, height in enumerate((38, 34, 20, 22, 8)):
        page.sheet.set_row(row, height, styles["ground"])
    write_text(page.sheet, 0, 0, say(page.section.label), styles["title"])
    _write_help(page, columns)
    back = f"internal:'{guide_name(page.writing.language)}'!A1"
    page.sheet.write_url(2, 0, back, styles["link"], string=say(words.BACK))
    if page.has_carried:
        _write_confirmation(page)
    if page.message(None):
        page.sheet.set_row(4, 26)
        write_text(page.sheet, 4, 0, page.message(None), styles["warning"])


def _write_help(page: Page, columns: Sequence[Column]) -> None:
    width, last = 0.0, 0
    for index, column in enumerate(columns):
        if column.hidden or width > 110:
            break
        width, last = width + column.width, index
    text = page.writing.say(page.section.help)
    page.sheet.merge_range(1, 0, 1, last, "", page.writing.styles["lead"])
    write_text(page.sheet, 1, 0, text, page.writing.styles["lead"])


def _write_confirmation(page: Page) -> None:
    styles, say, sheet = page.writing.styles, page.writing.say, page.sheet
    row, column = CONFIRMATION
    write_text(sheet, row, column - 1, say(ALL_UNCHANGED), styles["confirm"])
    write_text(sheet, row, column, say(words.NO), styles["input"])
    legend = say(words.LEGEND.filled(year=page.year_before))
    write_text(sheet, row - 1, column - 1, legend, styles["swatch"])
    sheet.write_blank(row - 1, column, None, styles["swatch"])
    answers = (say(words.YES), say(words.NO))
    area = (row, column, row, column)
    validate_words(page, area, answers, say(ALL_UNCHANGED), say(words.ALL_HELP))


def set_up_print(page: Page, columns: Sequence[Column], last_row: int, frozen: int) -> None:
    """Landscape, as wide as the page, headings on each page, who and what at the foot."""
    sheet, known = page.sheet, page.writing.known
    sheet.hide_gridlines(2)
    sheet.freeze_panes(HEADER + 1, frozen)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER)
    sheet.print_area(0, 0, last_row, _last_visible(columns))
    sheet.set_margins(left=0.5, right=0.5, top=0.5, bottom=0.7)
    who = f"{known.cluster_name} · {page.writing.say(known.period.words)}".replace("&", "&&")
    sheet.set_footer(f"&L&9{who}&R&9{page.writing.say(words.FOOTER)}")
    sheet.set_tab_color("#6B1F5C" if not page.section.optional else "#AEA6B4")


def _last_visible(columns: Sequence[Column]) -> int:
    return max(index for index, column in enumerate(columns) if not column.hidden)
