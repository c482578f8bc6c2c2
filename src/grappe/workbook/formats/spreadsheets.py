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
from grappe.workbook.identification import READ_BY_NOBODY
from grappe.workbook.limits import (
    EXACT_BELOW,
    HEAD,
    MAX_CELLS,
    Errors,
    errors_in,
    errors_in_part,
    open_archive,
    part,
    refuse_entities,
    refuse_far_cells,
    refuse_far_span,
)
from grappe.workbook.sheets import Opened, Sheet, columns_of

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.I)
_REPEATED = re.compile(rb'number-(rows|columns)-repeated="(\d+)"')


def open_zipped(content: bytes) -> Opened:
    """A workbook that is a zip archive; raises UnreadableFile."""
    archive = open_archive(content)
    kind = kind_of(archive)
    refuse_entities(content, archive)
    if kind == "ods":
        _check_ods(archive)
        return Opened(kind, _read(content))
    parts = [name for name in archive.namelist() if _SHEET.fullmatch(name)]
    large = [name for name in parts if archive.getinfo(name).file_size >= EXACT_BELOW]
    errors = {name: _looked_at(archive, name) for name in parts if name not in large}
    for name in large:
        refuse_far_span(part(archive, name, HEAD))
    read = _read_beside(content, archive, large, errors) if large else _read(content)
    return Opened(kind, _with_errors(read, _by_sheet(archive, errors)))


def _looked_at(archive: zipfile.ZipFile, name: str) -> Errors:
    """The errors of a sheet that is not too large; raises UnreadableFile."""
    sheet = part(archive, name)
    refuse_far_cells(sheet)
    return errors_in(sheet)


def _read_beside(
    content: bytes, archive: zipfile.ZipFile, large: list[str], errors: dict[str, Errors]
) -> tuple[Sheet, ...]:
    """Calamine reads an error as nothing; what is large is looked through meanwhile, on another
    processor."""
    with ThreadPoolExecutor(1) as beside:
        found = beside.submit(_errors, content, [archive.getinfo(name) for name in large])
        read = _read(content)
        errors |= found.result()
    return read


def _errors(content: bytes, parts: list[zipfile.ZipInfo]) -> dict[str, Errors]:
    try:
        return {one.filename: errors_in_part(content, one) for one in parts}
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
    if "content.xml" in names and b"spreadsheet" in part(archive, "mimetype", 100):
        return "ods"
    raise UnreadableFile("not_a_workbook")


def _check_ods(archive: zipfile.ZipFile) -> None:
    if "META-INF/manifest.xml" in archive.namelist():
        manifest = part(archive, "META-INF/manifest.xml")
        if b"encryption-data" in manifest:
            raise UnreadableFile("encrypted")
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


def _by_sheet(archive: zipfile.ZipFile, errors: dict[str, Errors]) -> dict[str, Errors]:
    """The errors of each sheet by its name, through the workbook's list of parts."""
    if not any(errors.values()):
        return {}
    workbook = part(archive, "xl/workbook.xml").decode("utf-8", "replace")
    links = part(archive, "xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    targets = {
        _attribute(link, "Id"): "xl/" + _attribute(link, "Target").removeprefix("/xl/")
        for link in re.findall(r"<Relationship [^>]*>", links)
    }
    sheets = re.findall(r"<sheet [^>]*>", workbook)
    return {
        _attribute(sheet, "name"): errors.get(targets.get(_attribute(sheet, "r:id"), ""), {})
        for sheet in sheets
    }


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'\s{name}="([^"]*)"', tag)
    return found.group(1).replace("&apos;", "'").replace("&amp;", "&") if found else ""


def _with_errors(sheets: tuple[Sheet, ...], errors: dict[str, Errors]) -> tuple[Sheet, ...]:
    for sheet in sheets:
        for (row, column), error in errors.get(sheet.name, {}).items():
            row, column = row - sheet.top, column - sheet.left
            if 0 <= column < len(sheet.columns) and 0 <= row < len(sheet.columns[column]):
                sheet.columns[column][row] = error
    return sheets


def _read(content: bytes) -> tuple[Sheet, ...]:
    try:
        return tuple(_sheets(content))
    except UnreadableFile:
        raise
    except PasswordError:
        raise UnreadableFile("encrypted") from None
    except (CalamineError, OSError, ValueError, MemoryError, OverflowError):
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
