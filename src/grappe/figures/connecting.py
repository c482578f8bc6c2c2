"""A DuckDB connection that can read a publication and nothing else.

What is asked stands in `sql/` as templates; what fills them comes from definitions, never from
answers.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Self

import duckdb

from grappe.publication import Publication


class Connection:
    """Asks what the templates say; each thing that is prepared is prepared once."""

    def __init__(self, publication: Publication) -> None:
        self._connection = duckdb.connect()
        self._prepared: set[str] = set()
        self._connection.execute(f"SET allowed_directories = [{text(str(publication.folder))}]")
        for setting in _CONFINED:
            self._connection.execute(setting)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def ask(self, template: str, given: Sequence[object] = (), **places: str) -> None:
        """Does what a template of `sql/` says, once filled; `given` stands for $1, $2 …"""
        self._connection.execute(_template(template).format(**places), given)

    def table(self, template: str, given: Sequence[object] = ()) -> list[list[Any]]:
        """The columns that a template of `sql/` gives; `given` stands for $1, $2 …"""
        told = self._connection.execute(_template(template), given).fetchnumpy()
        return [column.tolist() for column in told.values()]

    def has_rows(self, table: str) -> bool:
        return bool(self._connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone())

    def once(self, name: str, template: str, **places: str) -> None:
        """As `ask`, the first time that something of that name is prepared."""
        if name not in self._prepared:
            self.ask(template, **places)
            self._prepared.add(name)


_CONFINED = (
    "SET enable_external_access = false",
    "SET preserve_insertion_order = false",
    "SET lock_configuration = true",
)


@cache
def _template(name: str) -> str:
    return (files("grappe.figures") / "sql" / f"{name}.sql").read_text("utf-8")


def columns(rows: Sequence[tuple[Any, ...]], width: int) -> list[list[Any]]:
    """Rows of `width` cells as columns."""
    return [list(column) for column in zip(*rows, strict=True)] or [[] for _ in range(width)]


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def listed(values: Sequence[str]) -> str:
    """Texts as a list of SQL."""
    return f"[{', '.join(map(text, values))}]"
