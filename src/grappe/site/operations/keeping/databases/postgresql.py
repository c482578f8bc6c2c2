"""PostgreSQL as its tables, copied in one repeatable-read transaction; no program of PostgreSQL's
own is needed for it."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.graph import MigrationGraph, Node
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext as _

from grappe.site.errors import Refused
from grappe.site.operations.keeping.archive import DATABASE, Packing, Unpacking

_COLUMNS = """
    SELECT column_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = %s AND is_generated = 'NEVER'
    ORDER BY ordinal_position
"""
_KEYS = """
    SELECT a.attname FROM pg_index i
    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
    WHERE i.indrelid = %s::regclass AND i.indisprimary ORDER BY a.attnum
"""
_SEQUENCES = """
    SELECT sequencename, last_value FROM pg_sequences
    WHERE schemaname = current_schema() AND last_value IS NOT NULL ORDER BY sequencename
"""
_SET = "SELECT setval(%s::regclass, %s)"
FORM: Final = f"{DATABASE}form.json"
"""The columns of each table, and where each sequence stands."""


class Moment:
    """A transaction that sees one moment of the database."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw

    def ask(self, sql: str, *values: str) -> Iterator[tuple[Any, ...]]:
        with self._raw.cursor() as cursor:
            yield from cursor.stream(sql, values or None)

    def tables(self) -> list[str]:
        known = connection.introspection.django_table_names(only_existing=True, include_views=False)
        return sorted({*known, MigrationRecorder.Migration._meta.db_table})

    def columns(self, table: str) -> list[str]:
        return [name for (name,) in self.ask(_COLUMNS, table)]

    def content(self, table: str) -> Iterator[bytes]:
        keys = [name for (name,) in self.ask(_KEYS, _quoted(table))]
        named, ordered = _listed(self.columns(table)), _listed(keys) or "ctid"
        rows = f"SELECT {named} FROM {_quoted(table)} ORDER BY {ordered}"
        with self._raw.cursor() as cursor, cursor.copy(f"COPY ({rows}) TO STDOUT") as copied:
            yield from map(bytes, copied)


@contextmanager
def snapshot(_scratch: Path) -> Iterator[Moment]:
    """A connection of its own, so that the caller's transaction is left alone. Its first question
    is the moment."""
    import psycopg

    with psycopg.connect(**connection.get_connection_params()) as raw:
        raw.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        raw.read_only = True
        raw.execute("SELECT 1")
        yield Moment(raw)


def pack(at: Moment, packing: Packing) -> None:
    tables = at.tables()
    form = {
        "columns": {table: at.columns(table) for table in tables},
        "sequences": dict(at.ask(_SEQUENCES)),
    }
    packing.add(FORM, [json.dumps(form).encode()])
    for table in tables:
        packing.add(_entry(table), at.content(table))


def refuse_unless_empty() -> None:
    """Raises Refused where the database that DATABASE_URL names holds tables."""
    if connection.introspection.table_names():
        raise Refused(
            _("The database is not empty: nothing was restored. Give an empty one."), "not_empty"
        )


@contextmanager
def restored(packed: Unpacking, unpacked: Path, _folder: Path) -> Iterator[Moment]:
    """Tables are made as they were, then filled; all of it counts when the caller is done."""
    form = json.loads((unpacked / FORM).read_bytes())
    with transaction.atomic():
        executor = MigrationExecutor(connection)
        executor.migrate(_latest(executor.loader.graph, packed.manifest.migrations))
        raw = connection.connection
        raw.execute("SET CONSTRAINTS ALL DEFERRED")
        for table in form["columns"]:
            raw.execute(f"DELETE FROM {_quoted(table)}")
        for table, columns in form["columns"].items():
            _fill(raw, table, columns, (unpacked / _entry(table)))
        for sequence, last in form["sequences"].items():
            raw.execute(_SET, (_quoted(sequence), last))
        yield Moment(raw)


def _latest(graph: MigrationGraph, applied: Iterable[list[str]]) -> list[tuple[str, str]]:
    """Of each app's migrations, the last that was applied."""
    there = {(app, name) for app, name in applied} & set(graph.nodes)
    return [
        one
        for one in there
        if not any(next_.key in there and next_.key[0] == one[0] for next_ in _after(graph, one))
    ]


def _after(graph: MigrationGraph, one: tuple[str, str]) -> Iterable[Node]:
    after: set[Node] = graph.node_map[one].children
    return after


def _fill(raw: Any, table: str, columns: list[str], file: Path) -> None:
    into = f"COPY {_quoted(table)} ({_listed(columns)}) FROM STDIN"
    with raw.cursor() as cursor, cursor.copy(into) as copy, file.open("rb") as rows:
        while block := rows.read(2**20):
            copy.write(block)


def _entry(table: str) -> str:
    return f"{DATABASE}{table}.copy"


def _listed(names: list[str]) -> str:
    return ", ".join(map(_quoted, names))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
