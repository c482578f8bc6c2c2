"""A workbook as bytes, written in memory alone: where strangers' files are opened, no file can be
made."""

import io
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter


def bytes_of(book: Workbook) -> bytes:
    into = io.BytesIO()
    _InMemory(book, ZipFile(into, "w", ZIP_DEFLATED, allowZip64=True)).save()
    return into.getvalue()


class _InMemory(ExcelWriter):
    def write_worksheet(self, ws: Worksheet) -> None:
        """As openpyxl does, without its temporary file."""
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        writer = WorksheetWriter(ws, io.BytesIO())
        writer.write()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], writer.out.getvalue())
        self.manifest.append(ws)
