"""Native tables."""

from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from grappe.papers.model import Cell, Table
from grappe.papers.slides.hand import (
    ACROSS,
    INK,
    LEFT,
    PLUM,
    QUIET,
    SHEET,
    TINT,
    described,
    write,
)

MOST_ROWS = 13
LONG = 14
"""Signs of a number from which on it is set smaller."""
_COLUMN, _ROW = Inches(1.5), Inches(0.36)


def add_table(slide: Any, table: Table, first: str, top: float) -> None:
    """The rows under their columns; at most as many as a slide can hold."""
    rows = table.rows[:MOST_ROWS]
    size = (len(rows) + 1, len(table.columns) + 1)
    height = Emu(_ROW * size[0])
    shape = slide.shapes.add_table(*size, LEFT, Inches(top), ACROSS, height)
    described(shape, table.title)
    drawn = shape.table
    drawn.horz_banding = False
    drawn.columns[0].width = Emu(ACROSS - _COLUMN * len(table.columns))
    for column in range(1, size[1]):
        drawn.columns[column].width = _COLUMN
    for place, words in enumerate((first, *table.columns)):
        _write(drawn.cell(0, place), words, head=True, number=place > 0)
    for line, row in enumerate(rows, 1):
        drawn.rows[line].height = _ROW
        _write(drawn.cell(line, 0), row.name, shaded=line % 2 == 0)
        for place, one in enumerate(row.cells, 1):
            _write(drawn.cell(line, place), said(one), number=True, shaded=line % 2 == 0)


def said(cell: Cell | None) -> str:
    if cell is None:
        return "–"
    return f"{cell.words} ({cell.note})" if cell.note else cell.words


def _write(
    cell: Any, words: str, *, head: bool = False, number: bool = False, shaded: bool = False
) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = PLUM if head else TINT if shaded else SHEET
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_top = cell.margin_bottom = Pt(2)
    colour = SHEET if head else QUIET if words == "–" else INK
    size = 10 if number and len(words) > LONG else 12
    write(cell.text_frame, words, size, colour=colour, bold=head)
    cell.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT if number else PP_ALIGN.LEFT
