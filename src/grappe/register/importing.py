"""Loads the public files into a new version of the register."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

from grappe.register import words
from grappe.register.errors import RegisterError
from grappe.register.sources import open_sources
from grappe.register.store import DATABASE, making
from grappe.register.tables import write_tables
from grappe.words import Words

_BROKEN = (duckdb.InvalidInputException, duckdb.ConversionException, duckdb.IOException)

Progress = Callable[[Words], None]


@dataclass(frozen=True)
class RegisterStatus:
    """What is loaded: legal units, establishments, the day up to which the files know, and how
    long loading took."""

    units: int
    establishments: int
    as_of: date | None
    seconds: float


def import_register(
    files: Sequence[Path],
    folder: Path,
    *,
    departments: Sequence[str] = (),
    employers_only: bool = False,
    legal_persons_only: bool = False,
    index: Callable[[Path], None] | None = None,
    progress: Progress = lambda step: None,
) -> RegisterStatus:
    """Replaces the register in `folder` by what the files say, in one step or not at all.

    `departments`: units with an open establishment in one of them; `index`: builds what belongs
    beside the tables. Raises RegisterError in words for a reader."""
    started = time.monotonic()
    with making(folder) as version:
        progress(words.STEPS["files"])
        with duckdb.connect(version / DATABASE) as database:
            _bounded(database, version)
            sources = open_sources(files, version, database)
            try:
                write_tables(
                    database,
                    sources,
                    departments=tuple(departments),
                    employers_only=employers_only,
                    legal_persons_only=legal_persons_only,
                    step=lambda name: progress(words.STEPS[name]),
                )
            except (
                duckdb.InvalidInputException,
                duckdb.ConversionException,
                duckdb.IOException,
            ) as w:
                names = ", ".join(file.name for file in files)
                raise RegisterError(words.NOT_READABLE.filled(file=names)) from w
            if _count(database, "unit") == 0:
                raise RegisterError(words.EMPTY)
            database.execute("CHECKPOINT")
        for unzipped in version.glob("*.part"):
            unzipped.unlink()
        if index:
            progress(words.STEPS["index"])
            index(version)
        return _about(version, files, departments, time.monotonic() - started)


def _bounded(database: duckdb.DuckDBPyConnection, version: Path) -> None:
    database.execute("SET memory_limit = '700MB'")
    database.execute(
        f"SET temp_directory = '{str(version / 'spilt').replace(chr(39), chr(39) * 2)}'"
    )
    database.execute("SET preserve_insertion_order = false")


def _count(database: duckdb.DuckDBPyConnection, table: str) -> int:
    row = database.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(row[0]) if row else 0


def _about(
    version: Path, files: Sequence[Path], departments: Sequence[str], seconds: float
) -> RegisterStatus:
    with duckdb.connect(version / DATABASE) as database:
        row = database.execute("SELECT max(treated) FROM unit").fetchone()
        status = RegisterStatus(
            _count(database, "unit"),
            _count(database, "establishment"),
            row[0] if row else None,
            round(seconds, 1),
        )
        database.execute(
            "CREATE TABLE about (as_of DATE, imported_at TIMESTAMP, seconds DOUBLE, "
            "units BIGINT, establishments BIGINT, departments VARCHAR[], files VARCHAR[])"
        )
        database.execute(
            "INSERT INTO about VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                status.as_of,
                datetime.now(UTC).replace(tzinfo=None),
                status.seconds,
                status.units,
                status.establishments,
                list(departments),
                [file.name for file in files],
            ],
        )
        return status


def status_of(version: Path) -> RegisterStatus:
    """What a version holds."""
    with duckdb.connect(version / DATABASE, read_only=True) as database:
        row = database.execute("SELECT units, establishments, as_of, seconds FROM about").fetchone()
    assert row is not None
    return RegisterStatus(*row)
