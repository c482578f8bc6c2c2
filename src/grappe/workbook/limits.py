"""What a file may weigh, checked before anything of it is opened."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from grappe.workbook.errors import UnreadableFile

MAX_BYTES = 20_000_000
MAX_UNPACKED = 200_000_000
MAX_CELLS = 2_500_000
"""Of all sheets together."""
MAX_RATIO = 200
EXACT_BELOW = 8_000_000
"""Unpacked bytes of a sheet below which every cell's place is looked at."""

_ENTITIES = (b"<!DOCTYPE", b"<!ENTITY")
_CELL = re.compile(rb'<(?:\w+:)?c [^>]*?r="([A-Z]{1,3})(\d{1,7})"')
_FILLED = re.compile(rb'<(?:\w+:)?c [^>]*?r="([A-Z]{1,3})(\d{1,7})"[^>/]*>')
_DIMENSION = re.compile(rb'<(?:\w+:)?dimension ref="[A-Z]+\d+:([A-Z]{1,3})(\d{1,7})"')
_ERROR = re.compile(
    rb'<c r="([A-Z]{1,3})(\d{1,7})"[^>]*t="e"[^>]*>.{0,2000}?<v>(#[^<]{1,12})</v>', re.S
)
_HEAD = 4_096
_CHUNK = 1 << 18

Errors = dict[tuple[int, int], str]


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


def refuse_entities(archive: zipfile.ZipFile) -> None:
    """Raises UnreadableFile when a part declares entities: no spreadsheet program writes any."""
    for member in archive.infolist():
        if member.filename.endswith((".xml", ".rels")):
            head = part(archive, member.filename, _HEAD)
            if any(word in head for word in _ENTITIES):
                raise UnreadableFile("inflated")


def refuse_far_cells(archive: zipfile.ZipFile, name: str) -> None:
    """Raises UnreadableFile when the cells of an .xlsx sheet span more than MAX_CELLS.

    In a large sheet only the span that it announces is looked at: `read_safely` tries it out.
    """
    exact = archive.getinfo(name).file_size < EXACT_BELOW
    sheet = part(archive, name, EXACT_BELOW if exact else _HEAD)
    if _span(_CELL if exact else _DIMENSION, sheet) > MAX_CELLS and not _only_styles(sheet):
        raise UnreadableFile("too_many_cells")


def find_errors(archive: zipfile.ZipFile, name: str) -> Errors:
    """The cells of an .xlsx sheet that show an error, {(row, column) from 0: "#REF!"}."""
    if not any(b't="e"' in chunk for chunk in _chunks(archive, name)):
        return {}
    return {
        (int(row) - 1, index_of(column)): error.decode("ascii", "replace")
        for chunk in _chunks(archive, name)
        for column, row, error in _ERROR.findall(chunk)
    }


def _chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """A part piece by piece, each cut where a cell ends."""
    with archive.open(name) as file:
        rest = b""
        while piece := file.read(_CHUNK):
            whole, end, rest = (rest[-_CHUNK:] + piece).rpartition(b"</c>")
            yield whole + end
        yield rest


def _span(cell: re.Pattern[bytes], sheet: bytes) -> int:
    found = cell.findall(sheet)
    columns = max(map(index_of, {column for column, _ in found}), default=0) + 1
    return columns * max((int(row) for _, row in found), default=0)


def index_of(letters: bytes) -> int:
    """The column of "A", "B", …, "XFD": 0, 1, …, 16383."""
    index = 0
    for letter in letters:
        index = index * 26 + letter - 64
    return index - 1


def _only_styles(sheet: bytes) -> bool:
    """Whether what spans too far is but styled emptiness, which costs nothing to read."""
    return len(sheet) > _HEAD and _span(_FILLED, sheet) <= MAX_CELLS
