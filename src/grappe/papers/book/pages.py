"""The cover of a data book, its definitions and what clusters say of its figures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from grappe.papers import words as said
from grappe.papers.model import Definition, Paper, Table
from grappe.questions import Words

_LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']+")


@dataclass(frozen=True)
class Book:
    """A workbook that is being written."""

    workbook: Workbook
    paper: Paper
    style: dict[str, Format]

    def say(self, words: Words) -> str:
        return words.to(self.paper.language)

    def sheet(self, name: str) -> Worksheet:
        sheet = self.workbook.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L{_plain(self.paper.name)} · {self.paper.publication}&R&P / &N")
        return sheet

    def named(self, titles: Sequence[str]) -> list[str]:
        """Names that Excel takes for sheets, each once."""
        own = (said.COVER, said.DEFINITIONS, comments_of(self.paper))
        taken = {self.say(words).casefold() for words in own}
        found = []
        for title in titles:
            plain = _FORBIDDEN.sub(" ", title).strip() or "…"
            name, number = plain[:_LONGEST].strip(), 1
            while name.casefold() in taken:
                number += 1
                name = f"{plain[: _LONGEST - 3].strip()} {number}"
            taken.add(name.casefold())
            found.append(name)
        return found


def _plain(text: str) -> str:
    """Text in a footer, where & begins a code and 255 signs are all there is."""
    return text[:100].replace("&", "&&")


def write_cover(book: Book, names: Sequence[str], tables: Sequence[tuple[Table, str]]) -> None:
    paper, style = book.paper, book.style
    sheet = book.sheet(book.say(said.COVER))
    sheet.set_column(0, 0, 4, style["ground"])
    sheet.set_column(1, 1, 44, style["ground"])
    sheet.set_column(2, 2, 70, style["ground"])
    sheet.write_string(1, 1, paper.kind, style["quiet"])
    sheet.set_row(2, 40)
    sheet.write_string(2, 1, paper.name, style["name"])
    sheet.set_row(3, 40)
    sheet.merge_range(3, 1, 3, 2, "", style["answer"])
    sheet.write_string(3, 1, paper.title, style["answer"])
    sheet.write_string(4, 1, paper.subtitle, style["quiet"])
    sheet.set_row(5, 15 * (len(paper.standing) // 115 + 1) + 4)
    sheet.merge_range(5, 1, 5, 2, "", style["prose"])
    sheet.write_string(5, 1, paper.standing, style["prose"])
    row = _contents(book, sheet, 7, names, tables)
    row = _lines(book, sheet, row + 1, said.HOW_TO_READ, paper.method)
    _lines(book, sheet, row + 1, said.SOURCES, paper.sources)


def _contents(
    book: Book,
    sheet: Worksheet,
    row: int,
    names: Sequence[str],
    tables: Sequence[tuple[Table, str]],
) -> int:
    sheet.write_string(row, 1, book.say(said.SHEETS), book.style["title"])
    own = [said.DEFINITIONS, *([comments_of(book.paper)] if book.paper.remarks else [])]
    listed = [(book.say(words), book.say(words)) for words in own]
    listed += [(name, table.title) for name, (table, _) in zip(names, tables, strict=True)]
    for place, (name, title) in enumerate(listed, row + 1):
        sheet.write_url(place, 1, f"internal:'{name}'!A1", book.style["link"], string=name)
        sheet.write_string(place, 2, title, book.style["quiet"])
    return row + len(listed) + 1


def _lines(book: Book, sheet: Worksheet, row: int, title: Words, lines: Sequence[str]) -> int:
    sheet.write_string(row, 1, book.say(title), book.style["title"])
    for place, line in enumerate(lines, row + 1):
        sheet.set_row(place, 15 * (len(line) // 115 + 1) + 3)
        sheet.merge_range(place, 1, place, 2, "", book.style["prose"])
        sheet.write_string(place, 1, line, book.style["prose"])
    return row + len(lines) + 1


def write_definitions(book: Book, definitions: Sequence[Definition]) -> None:
    """Every indicator in plain words, and where it is read from."""
    heads = (said.INDICATOR, said.DEFINITIONS, said.SOURCES)
    rows = [(one.label, one.text, one.source) for one in definitions]
    _prose(book, book.say(said.DEFINITIONS), heads, rows, told=1)


def write_comments(book: Book) -> None:
    """What clusters say of figures, which goes with them."""
    paper = book.paper
    known = paper.published.known.indicators
    heads = (said.INDICATOR, said.ABOUT, comments_of(paper))
    rows = [
        (
            book.say(known[one.indicator].label),
            book.say(said.REMARK.filled(cluster=one.cluster, year=one.year)),
            one.text,
        )
        for one in paper.remarks
        if one.indicator in known
    ]
    _prose(book, book.say(comments_of(paper)), heads, rows, told=2)


def comments_of(paper: Paper) -> Words:
    return said.COMMENTS_OF_ONE if paper.where.level == "cluster" else said.COMMENTS


def _prose(
    book: Book,
    name: str,
    heads: tuple[Words, Words, Words],
    rows: Sequence[tuple[str, str, str]],
    *,
    told: int,
) -> None:
    """A sheet of three columns of words, that of `told` the wide one."""
    style, sheet = book.style, book.sheet(name)
    for column, words in enumerate(heads):
        width = 40 if column == 0 else 90 if column == told else 36
        sheet.set_column(column, column, width, style["ground"])
        sheet.write_string(0, column, book.say(words), style["head"])
    for place, row in enumerate(rows, 1):
        lines = sum(len(line) // 88 + 1 for line in row[told].splitlines())
        sheet.set_row(place, 15 * lines + 4)
        for column, text in enumerate(row):
            sheet.write_string(place, column, text, style["prose" if column else "strong"])
    sheet.freeze_panes(1, 0)
