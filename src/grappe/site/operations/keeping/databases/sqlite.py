"""SQLite by its online backup: one moment of the file, while others write."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from django.db import connection

from grappe.disk import sync
from grappe.site.operations.keeping.archive import DATABASE, Packing, Unpacking

FILE: Final = "grappe.sqlite3"
_TABLES = """
    SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name
"""
_COLUMNS = "SELECT name, pk FROM pragma_table_info(?) ORDER BY cid"


class File:
    """A database's file that nobody writes to any more."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._open = sqlite3.connect(f"file:{path}?immutable=1", uri=True)

    def ask(self, sql: str, *values: str) -> Iterator[tuple[Any, ...]]:
        return iter(self._open.execute(sql, values))

    def tables(self) -> list[str]:
        return [name for (name,) in self.ask(_TABLES)]

    def content(self, table: str) -> Iterator[bytes]:
        columns = list(self.ask(_COLUMNS, table))
        keys = ", ".join(_quoted(name) for name, key in columns if key) or "rowid"
        named = ", ".join(_quoted(name) for name, _key in columns)
        for row in self.ask(f"SELECT {named} FROM {_quoted(table)} ORDER BY {keys}"):
            yield repr(row).encode()

    def close(self) -> None:
        self._open.close()


@contextmanager
def snapshot(scratch: Path) -> Iterator[File]:
    """In one step: readers and writers of the database in WAL go on meanwhile."""
    copy = scratch / FILE
    connection.ensure_connection()
    with closing(sqlite3.connect(copy)) as written:
        connection.connection.backup(written)
    with closing(File(copy)) as file:
        yield file


def pack(at: File, packing: Packing) -> None:
    packing.add_file(f"{DATABASE}{FILE}", at.path)


def refuse_unless_empty() -> None:
    """An empty folder has no file of it."""


@contextmanager
def restored(_packed: Unpacking, unpacked: Path, folder: Path) -> Iterator[File]:
    """The file as it was packed, looked at; then it takes its place, the last of all."""
    found = unpacked / DATABASE / FILE
    with closing(File(found)) as file:
        yield file
    found.replace(folder / FILE)
    sync(folder)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
