"""A workbook in the binary format of Excel (.xlsb), as small as one can be: one sheet of texts and
numbers. The records are those of [MS-XLSB]; each is its number, its length and its bytes."""

import io
import struct
import zipfile
from collections.abc import Iterator, Sequence

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.ms-excel"
_TYPES = f"""<?xml version="1.0" encoding="UTF-8"?><Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.bin" ContentType="{_KIND}.sheet.binary.macroEnabled.main"/>
<Override PartName="/xl/worksheets/sheet1.bin" ContentType="{_KIND}.worksheet"/></Types>"""


def binary_workbook(name: str, rows: Sequence[Sequence[str | float]]) -> bytes:
    """The file of a workbook whose one sheet has this name and these rows, from A1."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _link("officeDocument", "xl/workbook.bin"))
        archive.writestr("xl/_rels/workbook.bin.rels", _link("worksheet", "worksheets/sheet1.bin"))
        archive.writestr("xl/workbook.bin", b"".join(_book(name)))
        archive.writestr("xl/worksheets/sheet1.bin", b"".join(_sheet(rows)))
    return held.getvalue()


def _link(kind: str, target: str) -> str:
    link = f'<Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{link}</Relationships>'


def _book(name: str) -> Iterator[bytes]:
    yield _record(131)  # BrtBeginBook
    yield _record(143)  # BrtBeginBundleShs
    yield _record(156, struct.pack("<II", 0, 1) + _text("rId1") + _text(name))  # BrtBundleSh
    yield _record(144)  # BrtEndBundleShs
    yield _record(132)  # BrtEndBook


def _sheet(rows: Sequence[Sequence[str | float]]) -> Iterator[bytes]:
    last, width = len(rows) - 1, max(map(len, rows))
    yield _record(129)  # BrtBeginSheet
    yield _record(148, struct.pack("<4I", 0, last, 0, width - 1))  # BrtWsDim
    yield _record(145)  # BrtBeginSheetData
    for number, row in enumerate(rows):
        yield _record(0, struct.pack("<IIHHBI", number, 0, 300, 0, 0, 0))  # BrtRowHdr
        for column, value in enumerate(row):
            yield _cell(column, value)
    yield _record(146)  # BrtEndSheetData
    yield _record(130)  # BrtEndSheet


def _cell(column: int, value: str | float) -> bytes:
    place = struct.pack("<II", column, 0)
    if isinstance(value, str):
        return _record(6, place + _text(value))  # BrtCellSt
    return _record(5, place + struct.pack("<d", value))  # BrtCellReal


def _record(number: int, content: bytes = b"") -> bytes:
    return _sevens(number) + _sevens(len(content)) + content


def _sevens(number: int) -> bytes:
    """A number in groups of seven bits, the lowest first; all but the last are marked."""
    low, high = number & 127, number >> 7
    return bytes([low | 128]) + _sevens(high) if high else bytes([low])


def _text(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")
