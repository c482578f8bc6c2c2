""".csv and .txt in any usual encoding and with any usual separator."""

import codecs
import csv
import io

from charset_normalizer import from_bytes

from grappe.workbook.errors import UnreadableFile
from grappe.workbook.limits import MAX_CELLS
from grappe.workbook.sheets import Opened, Sheet, columns_of_uneven

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEPARATORS = ";\t,|"
_ENCODINGS = ["cp1252", "mac_roman", "utf_16_le", "utf_16_be", "cp850"]
_SAMPLE = 20_000


def open_text(content: bytes, name: str) -> Opened:
    """A text file's one sheet; raises UnreadableFile when it is no table."""
    text = decode(content)
    separator = _separator(text)
    if text.count(separator) + text.count("\n") > MAX_CELLS:
        raise UnreadableFile("too_many_cells")
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        rows: list[list[object]] = [list(line) for line in lines]
    except csv.Error:
        raise UnreadableFile("not_a_workbook") from None
    return Opened("csv", (Sheet(name, columns_of_uneven(rows)),))


def decode(content: bytes) -> str:
    """The text of a file, by its mark, as UTF-8, or as what its bytes look like most."""
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = _guess(content)
    if "\0" in text:
        text = _guess(content)
    if any(ord(sign) < 32 and sign not in "\t\r\n\f" for sign in text[:_SAMPLE]):
        raise UnreadableFile("not_a_workbook")
    return text


def _guess(content: bytes) -> str:
    if b"\0" in content[:_SAMPLE]:
        wide = "utf-16-le" if content[1::2].count(0) > content[::2].count(0) else "utf-16-be"
        try:
            return content.decode(wide)
        except UnicodeDecodeError:
            raise UnreadableFile("not_a_workbook") from None
    best = from_bytes(content[:_SAMPLE], cp_isolation=_ENCODINGS).best()
    encoding = best.encoding if best else "cp1252"
    return content.decode(encoding, "replace")


def _separator(text: str) -> str:
    """The separator that cuts the first lines into equally many cells, the more the better."""
    lines = [line for line in text[:_SAMPLE].splitlines() if line.strip()][:20]

    def steadiness(separator: str) -> tuple[int, int]:
        widths = [len(row) for row in csv.reader(lines, delimiter=separator)]
        common = max(set(widths), key=lambda width: (width > 1, widths.count(width)), default=0)
        return (widths.count(common) if common > 1 else 0, common)

    try:
        return max(_SEPARATORS, key=steadiness)
    except csv.Error:
        raise UnreadableFile("not_a_workbook") from None
