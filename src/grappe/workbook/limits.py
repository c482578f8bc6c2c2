"""What a file may weigh, checked before anything of it is opened."""

import io
import re
import struct
import zipfile
import zlib

from grappe.workbook.errors import UnreadableFile

MAX_BYTES = 20_000_000
MAX_UNPACKED = 200_000_000
MAX_CELLS = 2_500_000
"""Of all sheets together."""
MAX_RATIO = 200
EXACT_BELOW = 8_000_000
"""Unpacked bytes of a sheet below which every cell's place is looked at."""

_ENTITIES = (b"<!DOCTYPE", b"<!ENTITY")
_ODD = (re.compile(rb'<c(?=[\s/>])(?! r="[A-Z]\d{1,4}")'), re.compile(rb":c[\s/>]"))
"""Cells that do not begin with a place among the first 26 columns and 9,999 rows."""
_PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{0,9})(\d{1,20})""")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_STYLE = re.compile(rb"<(?:\w+:)?c\s[^<>]*/>")
_EMPTY_ROW = re.compile(rb"<(?:\w+:)?row\s[^<>]*(?:/>|>\s*</(?:\w+:)?row>)")
_DIMENSION = re.compile(rb'<(?:\w+:)?dimension ref="[A-Z]+\d+:([A-Z]{1,3})(\d{1,7})"')
HEAD = 4_096


def open_archive(content: bytes) -> zipfile.ZipFile:
    """The zip archive, once its directory shows that it is harmless; raises UnreadableFile."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        raise UnreadableFile("damaged") from None
    members = archive.infolist()
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableFile("encrypted")
    unpacked = sum(member.file_size for member in members)
    if unpacked > MAX_UNPACKED or len(members) > 5_000:
        raise UnreadableFile("inflated")
    if unpacked > 20_000_000 and unpacked > MAX_RATIO * len(content):
        raise UnreadableFile("inflated")
    return archive


def part(archive: zipfile.ZipFile, name: str, size: int = -1) -> bytes:
    """The bytes of one part, its first `size` if given; raises UnreadableFile when damaged."""
    try:
        with archive.open(name) as file:
            return file.read(size)
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, OSError):
        raise UnreadableFile("damaged") from None
    except (NotImplementedError, RuntimeError):
        raise UnreadableFile("damaged") from None


def refuse_entities(content: bytes, archive: zipfile.ZipFile) -> None:
    """Raises UnreadableFile when a part declares entities: no spreadsheet program writes any."""
    for member in archive.infolist():
        if member.filename.endswith((".xml", ".rels")):
            head = _head(memoryview(content), member)
            if any(word in head for word in _ENTITIES):
                raise UnreadableFile("inflated")


def _head(content: memoryview, member: zipfile.ZipInfo) -> bytes:
    """The first bytes of a part."""
    start = packed(content, member)
    if member.compress_type == zipfile.ZIP_STORED:
        return bytes(start[:HEAD])
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(start, HEAD)
    except zlib.error:
        raise UnreadableFile("damaged") from None


def packed(content: memoryview, member: zipfile.ZipInfo) -> memoryview:
    """A part as it is packed, found as the zip format says: after its name and extra field."""
    name = member.header_offset + 30
    lengths = struct.unpack("<2H", bytes(content[name - 4 : name]).ljust(4, b"\0"))
    return content[name + sum(lengths) :][: member.compress_size]


def refuse_far_cells(sheet: bytes) -> None:
    """Raises UnreadableFile when the cells of an .xlsx sheet span more than MAX_CELLS; styled
    emptiness costs nothing to read."""
    if not any(odd.search(sheet) for odd in _ODD) or _span(sheet) <= MAX_CELLS:
        return
    if _span(_EMPTY_ROW.sub(b"", _STYLE.sub(b"", sheet))) > MAX_CELLS:
        raise UnreadableFile("too_many_cells")


def refuse_far_span(start: bytes) -> None:
    """Raises UnreadableFile when a large sheet announces at its start that it spans more than
    MAX_CELLS; if it lies, the limits of `read_safely` hold."""
    announced = _DIMENSION.search(start)
    if announced and (index_of(announced[1]) + 1) * int(announced[2]) > MAX_CELLS:
        raise UnreadableFile("too_many_cells")


def _span(sheet: bytes) -> int:
    """The cells between the first and the last one; one without a place follows the one before."""
    places = _PLACE.findall(sheet)
    placed = [letters for letters, _ in places if letters]
    rows, cells = _ROW.split(sheet), _CELL.findall(sheet)
    columns = max(map(index_of, set(placed)), default=0) + 1
    if len(cells) > len(placed):
        columns += max(len(_CELL.findall(row)) for row in rows)
    return columns * max(len(rows), *(int(number) for _, number in places), 0)


def index_of(letters: bytes) -> int:
    """The column of "A", "B", …, "XFD": 0, 1, …, 16383."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + letter - 64
    return index - 1
