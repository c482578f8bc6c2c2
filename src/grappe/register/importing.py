"""Loads the public files into a new version of the register."""

import shutil
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import duckdb

from grappe.references import departments as departments_known
from grappe.register import words
from grappe.register.before import forget, remember
from grappe.register.beside import renew_accounts
from grappe.register.errors import RegisterError
from grappe.register.kinds import ACCOUNTS, UNITS, Kind
from grappe.register.sources import Source, open_sources
from grappe.register.status import Filters, RegisterStatus, status_of, write_status
from grappe.register.store import DATABASE, current, making
from grappe.register.tables import latest, write_tables
from grappe.words import Words

Progress = Callable[[Words], None]
Sources = Mapping[Kind, Source]


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
    """Replaces the register in `folder` by what the files say, in one step or not at all. The file
    of accounts by itself replaces the accounts alone.

    `at`: now; `departments`: units with an open establishment in one of them; `index`: builds
    what belongs beside the tables. Raises RegisterError in words for a reader."""
    filters = Filters(_known(departments), employers_only, legal_persons_only)
    started = time.monotonic()
    with making(folder) as version:
        before = current(folder)
        progress(words.STEPS["files"])
        with duckdb.connect() as database:
            sources = open_sources(files, version, database)
        if UNITS in sources:
            as_of = _anew(version, before, sources, filters, progress)
            named: dict[str, str] = {}
            if index:
                progress(words.STEPS["index"])
                index(version)
        else:
            said = _with_accounts(version, before, sources, filters, progress)
            as_of, filters, named = said.as_of, said.filters, dict(said.files)
        named |= {kind.name: source.file.name for kind, source in sources.items()}
        seconds = time.monotonic() - started
        return write_status(
            version, as_of=as_of, seconds=seconds, at=at, files=named, filters=filters
        )


def _known(codes: Sequence[str]) -> tuple[str, ...]:
    for code in codes:
        if code not in departments_known():
            raise RegisterError(words.NO_DEPARTMENT.filled(code=code))
    return tuple(codes)


def _anew(
    version: Path, before: Path | None, sources: Sources, filters: Filters, progress: Progress
) -> date | None:
    """Writes all tables; gives the day up to which the units are known."""
    with _written(version, sources) as database:
        write_tables(database, sources, filters, lambda name: progress(words.STEPS[name]))
        if not database.execute("SELECT 1 FROM unit LIMIT 1").fetchall():
            raise RegisterError(words.EMPTY)
        remember(database, before)
        return latest(database, sources[UNITS])


def _with_accounts(
    version: Path, before: Path | None, sources: Sources, filters: Filters, progress: Progress
) -> RegisterStatus:
    """Makes a copy of the version before, with later accounts; gives what that one held."""
    if before is None or sources.keys() != {ACCOUNTS}:
        raise RegisterError(words.NO_UNITS)
    if filters != Filters():
        raise RegisterError(words.NO_FILTER)
    progress(words.STEPS["others"])
    shutil.copytree(before, version, dirs_exist_ok=True)
    with _written(version, sources) as database:
        renew_accounts(database, sources[ACCOUNTS])
        forget(database, before)
    return status_of(before)


@contextmanager
def _written(version: Path, sources: Sources) -> Iterator[duckdb.DuckDBPyConnection]:
    """The database of a new version, within bounds; what DuckDB refuses becomes a sentence."""
    try:
        with duckdb.connect(version / DATABASE) as database:
            database.execute("SET memory_limit = '700MB'")
            database.execute("SET temp_directory = ?", [str(version / "spilt")])
            database.execute("SET preserve_insertion_order = false")
            yield database
            database.execute("CHECKPOINT")
    except duckdb.OutOfMemoryException as wrong:
        raise RegisterError(words.NO_ROOM) from wrong
    except duckdb.Error as wrong:
        names = ", ".join(source.file.name for source in sources.values())
        first = str(wrong).partition("\n")[0]
        raise RegisterError(words.BROKEN.filled(files=names, why=first)) from wrong
    for unzipped in version.glob("*.part"):
        unzipped.unlink()
