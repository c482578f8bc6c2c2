"""All of a cluster's data as one file: what was sent as it was sent, and an index to read."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter

Cell = str | int | float | bool | None
_SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


@dataclass
class Entry:
    """A file of the archive, in the reader's words."""

    path: str
    what: str
    of: str


@dataclass
class Archive:
    """Where rooms put what is a cluster's own. `tables` become sheets of one workbook."""

    file: ZipFile
    entries: list[Entry] = field(default_factory=list)
    tables: dict[str, list[Sequence[Cell]]] = field(default_factory=dict)
    of: str = ""

    def add(self, path: str, content: bytes, what: str) -> None:
        """A file, whole; a path that is taken gets a number."""
        stem, dot, end = path.rpartition(".")
        taken, n = {one.path for one in self.entries}, 2
        while path in taken:
            path, n = f"{stem}-{n}{dot}{end}", n + 1
        self.file.writestr(path, content)
        self.entries.append(Entry(path, what, self.of))

    def add_json(self, path: str, document: Any, what: str) -> None:
        told = json.dumps(document, ensure_ascii=False, indent=1, default=str)
        self.add(path, told.encode(), what)

    def table(self, name: str, heads: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """A sheet of the workbook `tables.xlsx`; empty ones are left out."""
        if rows:
            self.tables[name[:31]] = [heads, *([_cell(one) for one in row] for row in rows)]

    def workbook(self) -> bytes:
        """Every table, a sheet each; text never becomes a formula."""
        written = BytesIO()
        with xlsxwriter.Workbook(written, _SAFE) as book:
            bold = book.add_format({"bold": True})
            for name, rows in self.tables.items():
                sheet = book.add_worksheet(name)
                for place, row in enumerate(rows):
                    sheet.write_row(place, 0, row, None if place else bold)
                sheet.freeze_panes(1, 0)
                sheet.autofit()
        return written.getvalue()


@contextmanager
def archive_in(path: Path) -> Iterator[Archive]:
    """An archive that is there once it is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.part")
    with ZipFile(unfinished, "w", ZIP_DEFLATED) as file:
        yield Archive(file)
    unfinished.replace(path)


def _cell(said: Any) -> Cell:
    if said is None or isinstance(said, str | int | float):
        return said
    return f"{said:%Y-%m-%d %H:%M}" if hasattr(said, "hour") else str(said)
