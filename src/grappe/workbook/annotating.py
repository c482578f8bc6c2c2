"""A file handed back with its findings: comments and colours at the cells, and a list in front."""

import io
from collections import defaultdict
from collections.abc import Iterable, Sequence

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from grappe.answers import Finding
from grappe.questions import Words
from grappe.workbook.copying import clean, copy_values
from grappe.workbook.findings_sheet import SEVERITIES, put_findings_first
from grappe.workbook.receipts import Reading
from grappe.workbook.saving import bytes_of

AUTHOR = "Grappe"
FILLS = {"error": "FFFAE1DE", "warning": "FFFCEFD0", "note": "FFF4E9F1"}
MARK = "— Grappe —"
"""Begins what we wrote into a comment, after what a person had written."""

_CORRECTION = Words(fr="Proposé\u202f: {value}", en="Proposed: {value}")


def annotate(content: bytes, reading: Reading, findings: Sequence[Finding], language: str) -> bytes:
    """The person's own workbook (.xlsx), as they formatted it, with the findings in it and without
    its macros; one of its values where the file was no .xlsx or .xlsm. Marks of an earlier time
    are taken away."""
    located = [f if f.sheet else reading.locate(f) for f in findings]
    located.sort(key=lambda finding: tuple(SEVERITIES).index(finding.severity))
    if reading.format in ("xlsx", "xlsm"):
        try:
            return _marked(load_workbook(io.BytesIO(content)), located, language)
        except Exception:  # noqa: BLE001, S110 - openpyxl fails in many ways on what others read
            pass
    return _marked(copy_values(content, reading), located, language)


def _marked(book: Workbook, findings: Sequence[Finding], language: str) -> bytes:
    for sheet in book.worksheets:
        _unmark(sheet)
    for (name, place), some in _by_cell(findings).items():
        if name in book.sheetnames and isinstance(book[name], Worksheet):
            _mark(book[name], place, some, language)
    put_findings_first(book, findings, language)
    return bytes_of(book)


def _by_cell(findings: Iterable[Finding]) -> dict[tuple[str, str], list[Finding]]:
    by_cell: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.sheet and finding.cell:
            by_cell[finding.sheet, finding.cell].append(finding)
    return by_cell


def _mark(sheet: Worksheet, place: str, findings: Sequence[Finding], language: str) -> None:
    cell = _writable(sheet, place)
    said = "\n".join(_said(finding, language) for finding in findings)
    theirs = f"{cell.comment.text.rstrip()}\n\n" if cell.comment else ""
    cell.comment = Comment(clean(f"{theirs}{MARK}\n{said}"), AUTHOR, *_size(theirs + said))
    if findings[0].place.row is not None:
        cell.fill = PatternFill("solid", fgColor=FILLS[findings[0].severity])


def _writable(sheet: Worksheet, place: str) -> Cell:
    """The cell, or the first one of those it is merged with."""
    cell = sheet[place]
    if isinstance(cell, MergedCell):
        area = next(area for area in sheet.merged_cells.ranges if place in area)
        return sheet.cell(area.min_row, area.min_col)
    return cell


def _said(finding: Finding, language: str) -> str:
    message = f"{SEVERITIES[finding.severity].to(language)} · {finding.message.to(language)}"
    if finding.correction is None:
        return message
    return f"{message}\n{_CORRECTION.filled(value=finding.correction).to(language)}"


def _size(text: str) -> tuple[int, int]:
    """Height and width, in pixels, in which a comment can be read whole."""
    lines = sum(1 + len(line) // 48 for line in text.split("\n"))
    return 40 + 18 * lines, 320


def _unmark(sheet: Worksheet) -> None:
    for cell in sheet._cells.values():
        if cell.comment is not None and MARK in cell.comment.text:
            theirs = cell.comment.text.partition(MARK)[0].rstrip()
            cell.comment = Comment(theirs, cell.comment.author) if theirs else None
            if cell.fill.fgColor.rgb in FILLS.values():
                cell.fill = PatternFill()
