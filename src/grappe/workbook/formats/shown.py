"""What cells of an .xlsx workbook show where calamine tells something else: an error, which it
reads as nothing, and "60 %", which it reads as 0.6."""

import re
import zipfile
import zlib
from collections.abc import Iterator

from grappe.workbook.limits import index_of, packed, part
from grappe.workbook.sheets import Sheet

Shown = dict[tuple[int, int], str]
"""By row and column, both from 0."""

_ERROR = re.compile(
    rb'<c r="([A-Z]{1,3})(\d{1,7})"[^>]*t="e"[^>]*>.{0,2000}?<v>(#[^<]{1,12})</v>', re.S
)
_IS_ERROR = re.compile(rb't="e"')
_NUMBER = (
    rb'<c r="([A-Z]{1,3})(\d{1,7})" s="(?:%s)"(?: t="n")?>(?:<f.{0,2000}?)?<v>([\d.eE+-]{1,25})<'
)
_STYLES = "xl/styles.xml"
_FORMAT = re.compile(rb'<numFmt (?=[^>]*numFmtId="(\d+)")[^>]*formatCode="([^"]*)"')
_LITERAL = re.compile(rb"&quot;.*?&quot;|\\.")
_CELL_STYLES = re.compile(rb"<cellXfs[^>]*>(.*?)</cellXfs>", re.S)
_STYLE = re.compile(rb'<xf (?:[^>]*?numFmtId="(\d+)")?')
_BUILT_IN = {b"9", b"10"}
_CHUNK = 1 << 13
_LONGEST = 4_096


def percentages(archive: zipfile.ZipFile) -> re.Pattern[bytes] | None:
    """What finds the numbers that a workbook shows as percentages; None where none can be."""
    styles = part(archive, _STYLES) if _STYLES in archive.namelist() else b""
    formats = {n for n, code in _FORMAT.findall(styles) if b"%" in _LITERAL.sub(b"", code)}
    cells = _CELL_STYLES.search(styles)
    every = _STYLE.findall(cells[1]) if cells else []
    used = [b"%d" % i for i, number in enumerate(every) if number in formats | _BUILT_IN]
    return re.compile(_NUMBER % b"|".join(used), re.S) if used else None


def shown_in(sheet: bytes, percents: re.Pattern[bytes] | None) -> Shown:
    """The cells of a sheet that show something else than calamine tells."""
    errors = _ERROR.findall(sheet) if _IS_ERROR.search(sheet) else ()
    shares = percents.findall(sheet) if percents else ()
    found = [(*place, error.decode("ascii", "replace")) for *place, error in errors]
    found += [(*place, _percentage(share)) for *place, share in shares]
    return {(int(row) - 1, index_of(column)): text for column, row, text in found}


def shown_in_part(
    content: bytes, member: zipfile.ZipInfo, percents: re.Pattern[bytes] | None
) -> Shown:
    """As `shown_in`, for a sheet too large to be held; raises zlib.error, struct.error."""
    found: Shown = {}
    before = b""
    for piece in _pieces(packed(memoryview(content), member), member.compress_type):
        found |= shown_in(before + piece, percents)
        before = piece[-_LONGEST:]
    return found


def put_in(sheets: tuple[Sheet, ...], archive: zipfile.ZipFile, parts: dict[str, Shown]) -> None:
    """Writes what the sheets' parts show into the sheets, through the workbook's list of parts."""
    named = _by_sheet(archive, parts) if any(parts.values()) else {}
    for sheet in sheets:
        for (row, column), text in named.get(sheet.name, {}).items():
            row, column = row - sheet.top, column - sheet.left
            if 0 <= column < len(sheet.columns) and 0 <= row < len(sheet.columns[column]):
                sheet.columns[column][row] = text


def _percentage(share: bytes) -> str:
    try:
        return f"{float(share) * 100:.12g} %"
    except ValueError:
        return share.decode("ascii")


def _pieces(packed_part: memoryview, how: int) -> Iterator[bytes]:
    """A part piece by piece; nothing is verified, since calamine does that."""
    unpack = zlib.decompressobj(-zlib.MAX_WBITS).decompress if how != zipfile.ZIP_STORED else bytes
    for start in range(0, len(packed_part), _CHUNK):
        yield unpack(packed_part[start : start + _CHUNK])


def _by_sheet(archive: zipfile.ZipFile, parts: dict[str, Shown]) -> dict[str, Shown]:
    workbook = part(archive, "xl/workbook.xml").decode("utf-8", "replace")
    links = part(archive, "xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    targets = {
        _attribute(link, "Id"): "xl/" + _attribute(link, "Target").removeprefix("/xl/")
        for link in re.findall(r"<Relationship [^>]*>", links)
    }
    sheets = re.findall(r"<sheet [^>]*>", workbook)
    return {
        _attribute(sheet, "name"): parts.get(targets.get(_attribute(sheet, "r:id"), ""), {})
        for sheet in sheets
    }


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'\s{name}="([^"]*)"', tag)
    return found.group(1).replace("&apos;", "'").replace("&amp;", "&") if found else ""
