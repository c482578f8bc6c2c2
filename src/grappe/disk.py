"""Files and folders that are there whole, or not at all, and that stay when the power fails:
written beside, brought to the disk, then renamed.

What a killed process leaves of them has a name that begins with `UNFINISHED`; `sweep` takes it
away.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from fcntl import LOCK_EX, flock
from pathlib import Path
from typing import BinaryIO, Final

UNFINISHED: Final = ".unfinished-"
_OLD: Final = 3600.0
"""Seconds without a change, after which nobody is writing it any more."""


def write_whole(path: Path, content: bytes, mode: int = 0o644) -> None:
    """The file with this content, in place of what was there. Raises OSError."""
    with whole_file(path, mode) as file:
        file.write(content)


def write_once(path: Path, content: bytes, mode: int = 0o644) -> None:
    """The same where there is no such file: of two processes that begin at once, one has its
    word. Raises OSError."""
    with _beside(path) as fresh:
        _write(fresh, content, mode)
        with suppress(FileExistsError):
            os.link(fresh, path)
            sync(path.parent)


@contextmanager
def whole_file(path: Path, mode: int = 0o644) -> Iterator[BinaryIO]:
    """A file to write into; it takes its place when all has been well. Raises OSError."""
    with _beside(path) as fresh:
        with fresh.open("w+b") as file:
            yield file
            file.flush()
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
        fresh.replace(path)
        sync(path.parent)


@contextmanager
def beside(folder: Path) -> Iterator[Path]:
    """A new folder inside this one, to be filled and given to `settle`; gone where it was not."""
    folder.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=folder))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def settle(made: Path, place: Path) -> Path:
    """Brings a folder with all that is in it to the disk and gives it its place, where there is
    nothing yet (or an empty folder). Raises OSError."""
    for inside in made.rglob("*"):
        sync(inside)
    sync(made)
    made.rename(place)
    sync(place.parent)
    return place


def sync(path: Path) -> None:
    """Brings a file, or the names in a folder, to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Waits until no other process or thread is alone in this folder; the system ends the wait of
    others when this process is killed."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("a") as lock:
        flock(lock, LOCK_EX)
        yield


def sweep(folder: Path) -> None:
    """Takes away what killed processes left unfinished, anywhere in it."""
    for left in list(folder.rglob(f"{UNFINISHED}*")):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _OLD:
                shutil.rmtree(left) if left.is_dir() else left.unlink()


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=UNFINISHED, dir=path.parent)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _write(path: Path, content: bytes, mode: int) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fchmod(file.fileno(), mode)
        os.fsync(file.fileno())
