""".xlsx, .xlsm, .xlsb, .xls and .ods, read by calamine. Macros are not looked at."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
)

from grappe.workbook.errors import UnreadableFile
from grappe.workbook.formats.shown import Shown, percentages, put_in, shown_in, shown_in_part
from grappe.workbook.identification import READ_BY_NOBODY
from grappe.workbook.limits import (
    EXACT_BELOW,
    HEAD,
    MAX_CELLS,
    open_archive,
    part,
    refuse_entities,
    refuse_far_cells,
    refuse_far_span,
)
from grappe.workbook.sheets import Opened, Sheet, columns_of

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.I)
_MANIFEST = "META-INF/manifest.xml"
_REPEATED = re.compile(rb'number-(rows|columns)-repeated="(\d+)"')


def open_zipped(content: bytes) -> Opened:
    """A workbook that is a zip archive; raises UnreadableFile."""
    archive = open_archive(content)
    kind = kind_of(archive)
    refuse_entities(content, archive)
    if kind == "ods":
        _check_ods(archive)
        return Opened(kind, _read(content))
    parts = [one for one in archive.infolist() if _SHEET.fullmatch(one.filename)]
    large = [one for one in parts if one.file_size >= EXACT_BELOW]
    percents = percentages(archive)
    shown = {one.filename: _looked_at(archive, one, percents) for one in parts if one not in large}
    for one in large:
        refuse_far_span(part(archive, one.filename, HEAD))
    with ThreadPoolExecutor(1) as beside:
        more = beside.submit(_looked_through, content, large, percents)
        sheets = _read(content)
        put_in(sheets, archive, shown | more.result())
    return Opened(kind, sheets)


def _looked_at(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, percents: re.Pattern[bytes] | None
) -> Shown:
    """What a sheet that is not too large shows otherwise; raises UnreadableFile."""
    sheet = part(archive, member.filename)
    refuse_far_cells(sheet)
    return shown_in(sheet, percents)


def _looked_through(
    content: bytes, large: list[zipfile.ZipInfo], percents: re.Pattern[bytes] | None
) -> dict[str, Shown]:
    """The same of large sheets, which takes long enough to be done on another processor while
    calamine reads. Where they are damaged, calamine says so."""
    try:
        return {one.filename: shown_in_part(content, one, percents) for one in large}
    except (zlib.error, struct.error):
        return {}


def open_compound(content: bytes) -> Opened:
    """A workbook of Excel 97 to 2003; raises UnreadableFile."""
    refuse_other_compounds(content)
    return Opened("xls", _read(content))


def refuse_other_compounds(content: bytes) -> None:
    """Raises UnreadableFile for a text, a message or an encrypted workbook in the same envelope."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise UnreadableFile("encrypted")
    if not any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        raise UnreadableFile("not_a_workbook")


def kind_of(archive: zipfile.ZipFile) -> str:
    """ "xlsx", "xlsm", "xlsb" or "ods", by the parts that an archive has; raises UnreadableFile."""
    names = set(archive.namelist())
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "xl/workbook.xml" in names:
        return "xlsm" if "xl/vbaProject.bin" in names else "xlsx"
    if "mimetype" in names and b"spreadsheet" in part(archive, "mimetype", 100):
        _refuse_locked(archive)
        return "ods"
    raise UnreadableFile("not_a_workbook")


def _refuse_locked(archive: zipfile.ZipFile) -> None:
    """Raises UnreadableFile when the manifest of an .ods says how its parts were hidden."""
    told = _MANIFEST in archive.namelist()
    if told and b"encryption-data" in part(archive, _MANIFEST):
        raise UnreadableFile("encrypted")


def _check_ods(archive: zipfile.ZipFile) -> None:
    content = re.sub(
        rb"<table:table-cell[^>]*/>|<table:covered-table-cell[^>]*/>",
        b"",
        part(archive, "content.xml"),
    )
    filled = re.sub(rb"<table:table-row[^>]*>\s*</table:table-row>", b"", content)
    spans = {b"rows": 1, b"columns": 1}
    cells = re.findall(rb"<table:table-(?:cell|row)[^>]*>", filled)
    for what, times in _REPEATED.findall(b"".join(cells)):
        spans[what] = max(spans[what], int(times[:9]))
    if spans[b"rows"] * spans[b"columns"] > MAX_CELLS:
        raise UnreadableFile("too_many_cells")


def _read(content: bytes) -> tuple[Sheet, ...]:
    try:
        return tuple(_sheets(content))
    except UnreadableFile:
        raise
    except PasswordError:
        raise UnreadableFile("encrypted") from None
    except MemoryError:
        raise UnreadableFile("inflated") from None
    except (CalamineError, OSError, ValueError, OverflowError):
        raise UnreadableFile("damaged") from None
    except BaseException as failure:
        if type(failure).__name__ == "PanicException":
            raise UnreadableFile("damaged") from None
        raise


def _sheets(content: bytes) -> Iterator[Sheet]:
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    cells = 0
    for about in workbook.sheets_metadata:
        if about.typ == SheetTypeEnum.WorkSheet and about.name not in READ_BY_NOBODY:
            read = workbook.get_sheet_by_name(about.name)
            cells += read.height * read.width
            if cells > MAX_CELLS:
                raise UnreadableFile("too_many_cells")
            yield _sheet(read)


def _sheet(read: CalamineSheet) -> Sheet:
    top, left = read.start or (0, 0)
    return Sheet(read.name, columns_of(islice(read.iter_rows(), top, None), read.width), top, left)
