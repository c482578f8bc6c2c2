"""Opens a file by what it holds, whatever its name says."""

from pathlib import PurePath

from grappe.workbook.errors import UnreadableFile
from grappe.workbook.formats import spreadsheets, text, web
from grappe.workbook.limits import MAX_BYTES
from grappe.workbook.sheets import Opened

_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"PK\x05\x06",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc\xaf",
)


def open_file(content: bytes, filename: str) -> Opened:
    """The sheets of a workbook, a text file or a web page; raises UnreadableFile."""
    if not content.strip(b"\0 \r\n\t"):
        raise UnreadableFile("empty")
    if len(content) > MAX_BYTES:
        raise UnreadableFile("too_large")
    if content.startswith(_OTHERS):
        raise UnreadableFile("not_a_workbook")
    if content.startswith(_ZIP):
        return spreadsheets.open_zipped(content)
    if content.startswith(_COMPOUND):
        return spreadsheets.open_compound(content)
    if web.looks_like(content):
        return web.open_web(content)
    return text.open_text(content, PurePath(filename).stem)
