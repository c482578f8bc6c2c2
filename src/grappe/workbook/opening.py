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
_FLAT = (
    b"urn:schemas-microsoft-com:office:spreadsheet",
    b"urn:oasis:names:tc:opendocument:xmlns:office",
)
"""What Excel 2003 and LibreOffice write at the start of a workbook that is one XML document."""


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
    if _is_flat(content):
        raise UnreadableFile("flat")
    if web.looks_like(content):
        return web.open_web(content)
    return text.open_text(content, PurePath(filename).stem)


def _is_flat(content: bytes) -> bool:
    start = content[:8_192].replace(b"\0", b"")
    return b"<?xml" in start[:100] and any(name in start for name in _FLAT)
