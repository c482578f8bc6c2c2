"""HTML tables that web programs export under the name .xls."""

from collections.abc import Iterator

from lxml import etree, html

from grappe.workbook.errors import UnreadableFile
from grappe.workbook.formats.text import decode
from grappe.workbook.limits import MAX_CELLS
from grappe.workbook.sheets import Opened, Sheet, columns_of_uneven

_MAX_SPAN = 100
_MAX_TAGS = 1_000_000
_MAX_ATTRIBUTES = 2_000_000


def looks_like(content: bytes) -> bool:
    start = content[:4_096].replace(b"\0", b"").lower()
    return any(tag in start for tag in (b"<html", b"<table", b"<!doctype html"))


def open_web(content: bytes) -> Opened:
    """The outermost tables of a page, a sheet each; raises UnreadableFile when there is none."""
    if content.count(b"<") > _MAX_TAGS or content.count(b"=") > _MAX_ATTRIBUTES:
        raise UnreadableFile("too_many_cells")
    parser = html.HTMLParser(no_network=True, huge_tree=False, recover=True, encoding="utf-8")
    try:
        page = html.document_fromstring(decode(content).encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise UnreadableFile("damaged") from None
    tables = page.xpath("//table[not(ancestor::table)]")
    if not tables:
        raise UnreadableFile("not_a_workbook")
    return Opened("html", tuple(_sheets([_rows(table) for table in tables])))


def _sheets(tables: list[list[list[object]]]) -> Iterator[Sheet]:
    if sum(len(row) for rows in tables for row in rows) > MAX_CELLS:
        raise UnreadableFile("too_many_cells")
    for i, rows in enumerate(tables, 1):
        yield Sheet(f"Table {i}", columns_of_uneven(rows))


def _rows(table: html.HtmlElement) -> list[list[object]]:
    return [_cells(row) for row in table.iter("tr")]


def _cells(row: html.HtmlElement) -> list[object]:
    cells: list[object] = []
    for cell in row.iterchildren("td", "th"):
        span = cell.get("colspan", "1")
        cells.append(cell.text_content().strip())
        cells.extend([""] * (min(int(span), _MAX_SPAN) - 1 if span.isdecimal() else 0))
    return cells
