"""From a paper to a workbook. Text is text: one that begins with = is no formula."""

from io import BytesIO

from xlsxwriter import Workbook

from grappe.papers import words as said
from grappe.papers.book.pages import Book, write_comments, write_cover, write_definitions
from grappe.papers.book.sheets import write_table
from grappe.papers.book.styles import styles
from grappe.papers.model import Everything, Paper, Table

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def as_xlsx(paper: Paper) -> bytes:
    """The paper's tables, each with its chart."""
    written = BytesIO()
    with Workbook(written, _OPTIONS) as workbook:
        workbook.set_properties(
            {"title": f"{paper.name} · {paper.title}"[:255], "subject": paper.subtitle[:255]}
        )
        book = Book(workbook, paper, styles(workbook, paper.language))
        everything = paper.everything()
        tables = _tables(paper, everything)
        names = book.named([table.title for table, _ in tables])
        write_cover(book, names, tables)
        write_definitions(book, everything.definitions)
        if paper.remarks:
            write_comments(book)
        for name, (table, first) in zip(names, tables, strict=True):
            write_table(book, name, table, first)
    return written.getvalue()


def _tables(paper: Paper, everything: Everything) -> list[tuple[Table, str]]:
    """Each with the head of its first column; those without rows are left out."""
    every, *parts = everything.tables
    indicator, domain = said.INDICATOR.to(paper.language), said.DOMAIN.to(paper.language)
    found = [(every, indicator), *((one, one.title) for one in parts)]
    found += [(one, domain) for one in paper.domains]
    return [(table, first) for table, first in found if table.rows]
