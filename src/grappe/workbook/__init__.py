"""Excel in and out: the template that a cluster fills in, and reading whatever comes back.

A file is read as an answer, with the place of each value in it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

from grappe.workbook.errors import UnreadableFile
from grappe.workbook.identification import Identification
from grappe.workbook.mapping import Mapping, Match, from_document, to_document
from grappe.workbook.reading import read
from grappe.workbook.receipts import Reading, SetAside, TableRead
from grappe.workbook.safely import annotate_safely, get_ready_to_read, read_safely

if TYPE_CHECKING:
    from grappe.workbook.annotating import annotate
    from grappe.workbook.correcting import write_rows_to_correct
    from grappe.workbook.template import write_template, write_workbook

#: What writes asks for XlsxWriter and openpyxl, which who only reads need not wait for.
_WRITERS: Final = {
    "annotate": "annotating",
    "write_rows_to_correct": "correcting",
    "write_template": "template",
    "write_workbook": "template",
}


def __getattr__(name: str) -> object:
    if name not in _WRITERS:
        raise AttributeError(name)
    return getattr(import_module(f"grappe.workbook.{_WRITERS[name]}"), name)


__all__ = [
    "Identification",
    "Mapping",
    "Match",
    "Reading",
    "SetAside",
    "TableRead",
    "UnreadableFile",
    "annotate",
    "annotate_safely",
    "from_document",
    "get_ready_to_read",
    "read",
    "read_safely",
    "to_document",
    "write_rows_to_correct",
    "write_template",
    "write_workbook",
]
