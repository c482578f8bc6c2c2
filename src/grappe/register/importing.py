"""Loads the public files into a new version of the register."""

import dataclasses
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from grappe.references import departments as departments_known
from grappe.register import words
from grappe.register.errors import RegisterError
from grappe.register.kinds import UNITS, Kind
from grappe.register.sources import Source, open_sources
from grappe.register.store import DATABASE, making, reading
from grappe.register.tables import latest, write_tables
from grappe.words import Words

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
    at: datetime,
    departments: Sequence[str] = (),
    employers_only: bool = False,
    legal_persons_only: bool = False,
    index: Callable[[Path], None] | None = None,
    progress: Progress = lambda step: None,
) -> RegisterStatus:
    """Replaces the register in `folder` by what the files say, in one step or not at all.

    `at`: now; `departments`: units with an open establishment in one of them; `index`: builds
    what belongs beside the tables. Raises RegisterError in words for a reader."""
    started = time.monotonic()
    with making(folder) as version:
        progress(words.STEPS["files"])
        with duckdb.connect(version / DATABASE) as database:
            _bounded(database, version)
            sources = open_sources(files, version, database)
            as_of = _filled(
                database,
                sources,
                files,
                departments=_known(departments),
                employers_only=employers_only,
                legal_persons_only=legal_persons_only,
                step=lambda name: progress(words.STEPS[name]),
            )
            if _count(database, "unit") == 0:
                raise RegisterError(words.EMPTY)
            database.execute("CHECKPOINT")
        for unzipped in version.glob("*.part"):
            unzipped.unlink()
        if index:
            progress(words.STEPS["index"])
            index(version)
        kept = {
            "departments": list(departments),
            "employers_only": employers_only,
            "legal_persons_only": legal_persons_only,
        }
        return _about(version, files, kept, at, as_of, time.monotonic() - started)


def _known(codes: Sequence[str]) -> tuple[str, ...]:
    for code in codes:
        if code not in departments_known():
            raise RegisterError(words.NO_DEPARTMENT.filled(code=code))
    return tuple(codes)


def _filled(
    database: duckdb.DuckDBPyConnection,
    sources: Mapping[Kind, Source],
    files: Sequence[Path],
    **kept: Any,
) -> date | None:
    """Writes all tables; gives the day up to which the units are known. What DuckDB refuses
    becomes a sentence."""
    try:
        write_tables(database, sources, **kept)
        return latest(database, sources[UNITS])
    except duckdb.OutOfMemoryException as wrong:
        raise RegisterError(words.NO_ROOM) from wrong
    except duckdb.Error as wrong:
        names = ", ".join(file.name for file in files)
        first = str(wrong).partition("\n")[0]
        raise RegisterError(words.BROKEN.filled(files=names, why=first)) from wrong


def _bounded(database: duckdb.DuckDBPyConnection, version: Path) -> None:
    database.execute("SET memory_limit = '700MB'")
    database.execute("SET temp_directory = ?", [str(version / "spilt")])
    database.execute("SET preserve_insertion_order = false")


def _count(database: duckdb.DuckDBPyConnection, table: str) -> int:
    row = database.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(row[0]) if row else 0


def _about(
    version: Path,
    files: Sequence[Path],
    kept: Mapping[str, object],
    at: datetime,
    as_of: date | None,
    seconds: float,
) -> RegisterStatus:
    with duckdb.connect(version / DATABASE) as database:
        units, establishments = (_count(database, name) for name in ("unit", "establishment"))
        status = RegisterStatus(units, establishments, as_of, round(seconds, 1))
        database.execute(
            "CREATE TABLE about (units BIGINT, establishments BIGINT, as_of DATE, "
            "seconds DOUBLE, imported_at TIMESTAMPTZ, files VARCHAR[], departments VARCHAR[], "
            "employers_only BOOLEAN, legal_persons_only BOOLEAN)"
        )
        row = [*dataclasses.astuple(status), at, [file.name for file in files], *kept.values()]
        database.execute(f"INSERT INTO about VALUES ({', '.join('?' * len(row))})", row)
        return status


def status_of(version: Path) -> RegisterStatus:
    """What a version holds."""
    with reading(version) as database:
        row = database.execute("SELECT units, establishments, as_of, seconds FROM about").fetchone()
    assert row is not None
    return RegisterStatus(*row)
