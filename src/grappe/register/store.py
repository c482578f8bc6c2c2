"""Where the register lies: a folder of versions, and a pointer that is replaced in one step."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path
from typing import Final, TextIO

import duckdb

from grappe.disk import settle, write_whole
from grappe.register import words
from grappe.register.errors import RegisterError

DATABASE: Final = "register-2.duckdb"
"""The name counts the form of the tables and of what lies beside them: a register that an earlier
Grappe loaded is none here, and is to be loaded again."""
_CURRENT, _LOOKED_AT = "current", "looked-at"
_MAKING = "making-"


def current(folder: Path) -> Path | None:
    """The version in force, None where nothing has been loaded."""
    try:
        named = (folder / _CURRENT).read_text().strip()
    except FileNotFoundError:
        return None
    version = folder / named
    return version if (version / DATABASE).is_file() else None


@contextmanager
def reading(version: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The tables of a version, to be read."""
    with duckdb.connect(tables_of(version), read_only=True) as database:
        yield database


def tables_of(version: Path) -> Path:
    """The file of a version's tables; that of the one in force where a later one has just taken
    its place."""
    if (version / DATABASE).exists():
        return version / DATABASE
    return (current(version.parent) or version) / DATABASE


@contextmanager
def looking(folder: Path, version: str) -> Iterator[bool]:
    """Whether that version is in force, while somebody looks at what it says differently: no other
    one comes into force meanwhile, and the next will be compared with it."""
    with _looker(folder) as looker:
        found = current(folder)
        in_force = found is not None and found.name == version
        yield in_force
        if in_force:
            looker.truncate(0)
            looker.write(version)


@contextmanager
def held(folder: Path) -> Iterator[Path | None]:
    """The version in force, None without one; no other comes into force while it is held."""
    if current(folder) is None:
        yield None
        return
    with _looker(folder):
        yield current(folder)


def was_looked_at(version: Path) -> bool:
    try:
        return (version.parent / _LOOKED_AT).read_text() == version.name
    except FileNotFoundError:
        return False


@contextmanager
def _looker(folder: Path) -> Iterator[TextIO]:
    """Waits until nobody else looks, nor loads."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / _LOOKED_AT).open("a") as looker:
        flock(looker, LOCK_EX)
        yield looker


@contextmanager
def making(folder: Path) -> Iterator[Path]:
    """A folder for a new version, which comes into force when all has been well. The old one goes
    then, since it may name who is hidden now; so does what a killed import left behind."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        try:
            flock(lock, LOCK_EX | LOCK_NB)
        except BlockingIOError as wrong:
            raise RegisterError(words.BUSY) from wrong
        with _looker(folder), _made(folder) as made:
            yield made


@contextmanager
def _made(folder: Path) -> Iterator[Path]:
    before = current(folder)
    number = 1 + max((int(one.name) for one in _versions(folder)), default=0)
    _clear(folder, keep={before} if before else set())
    made = folder / f"{_MAKING}{number:06}"
    made.mkdir()
    try:
        yield made
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
    version = settle(made, folder / f"{number:06}")
    write_whole(folder / _CURRENT, version.name.encode())
    _clear(folder, keep={version})


def _versions(folder: Path) -> list[Path]:
    return [one for one in folder.iterdir() if one.is_dir() and one.name.isdecimal()]


def _clear(folder: Path, keep: set[Path]) -> None:
    for one in [*_versions(folder), *folder.glob(f"{_MAKING}*")]:
        if one not in keep:
            shutil.rmtree(one, ignore_errors=True)
