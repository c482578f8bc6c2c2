"""What a version holds, and how it was made."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Final

import duckdb

from grappe.register.store import DATABASE, reading, tables_of


@dataclass(frozen=True, slots=True)
class Filters:
    """Who is kept: units with an open establishment in one of the `departments` (all of them
    where none is named), employers only, legal persons only."""

    departments: tuple[str, ...] = ()
    employers_only: bool = False
    legal_persons_only: bool = False


@dataclass(frozen=True, slots=True)
class RegisterStatus:
    """What is loaded. `as_of`: the day up to which the files know; `seconds`: how long loading
    took; `accounts`: of how many closings; `files`: names by kind."""

    units: int
    establishments: int
    as_of: date | None
    seconds: float
    accounts: int
    imported_at: datetime
    files: Mapping[str, str]
    filters: Filters


_COUNTED: Final = """
    SELECT (SELECT count(*) FROM unit), (SELECT count(*) FROM establishment),
        (SELECT count(*) FROM account)
"""
_ABOUT: Final = """
    CREATE OR REPLACE TABLE about (units BIGINT, establishments BIGINT, as_of DATE,
        seconds DOUBLE, accounts BIGINT, imported_at VARCHAR, files MAP(VARCHAR, VARCHAR),
        departments VARCHAR[], employers_only BOOLEAN, legal_persons_only BOOLEAN)
"""


def write_status(
    version: Path,
    *,
    as_of: date | None,
    seconds: float,
    at: datetime,
    files: Mapping[str, str],
    filters: Filters,
) -> RegisterStatus:
    """Counts what a version holds and notes it there."""
    with duckdb.connect(version / DATABASE) as database:
        units, establishments, accounts = database.execute(_COUNTED).fetchall()[0]
        row = [units, establishments, as_of, round(seconds, 1), accounts, at.isoformat()]
        row += [dict(files), list(filters.departments)]
        row += [filters.employers_only, filters.legal_persons_only]
        database.execute(_ABOUT)
        database.execute(f"INSERT INTO about VALUES ({', '.join('?' * len(row))})", row)
    return status_of(version)


def status_of(version: Path) -> RegisterStatus:
    """What a version holds; read once, since a version doesn't change."""
    tables = tables_of(version)
    return _read(tables, tables.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _read(tables: Path, written_at: int) -> RegisterStatus:
    with reading(tables.parent) as database:
        (row,) = database.execute("FROM about").fetchall()
    units, places, as_of, seconds, accounts, at, files, *filters = row
    departments, employers_only, legal_persons_only = filters
    return RegisterStatus(
        units=units,
        establishments=places,
        as_of=as_of,
        seconds=seconds,
        accounts=accounts,
        imported_at=datetime.fromisoformat(at),
        files=files,
        filters=Filters(tuple(departments), employers_only, legal_persons_only),
    )
