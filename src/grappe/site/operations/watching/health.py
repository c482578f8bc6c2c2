"""Whether this installation can be used now, one reason at a time."""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor

FREE = 500_000_000
"""Bytes that must be left on the disk of the data folder."""
LATE = 600
"""Seconds without a word of the worker: a task may take minutes, not so many."""
_BEAT = "worker-beat"


def ready() -> dict[str, bool]:
    """What must be well before anybody is sent here, by name."""
    return {name: check() for name, check in _CHECKS.items()}


def beat() -> None:
    """The worker says that it is there."""
    Path(settings.DATA, _BEAT).touch()


def works() -> bool:
    """Whether a worker has said so lately."""
    try:
        return time.time() - Path(settings.DATA, _BEAT).stat().st_mtime < LATE
    except OSError:
        return False


def answers() -> bool:
    """Whether the database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return False
    return True


def is_migrated() -> bool:
    """Whether the tables are those of this version."""
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error:
        return False


def can_write() -> bool:
    """Whether files can be kept: one is written, to the disk, and removed."""
    path = Path(settings.DATA, f".written-{os.getpid()}-{time.monotonic_ns()}")
    try:
        with path.open("wb") as file:
            file.write(b"grappe")
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        return False
    finally:
        path.unlink(missing_ok=True)
    return True


def free() -> int:
    """Bytes left on the disk of the data folder."""
    return shutil.disk_usage(settings.DATA).free


def has_space() -> bool:
    return free() >= FREE


_CHECKS: dict[str, Callable[[], bool]] = {
    "database": answers,
    "migrations": is_migrated,
    "data_folder": can_write,
    "disk_space": has_space,
    "worker": works,
}
