"""A backup brought back onto an empty machine: all of it, proved equal, or nothing."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

from grappe.disk import sync
from grappe.site.environment import INSTALLATION
from grappe.site.errors import Refused
from grappe.site.operations.keeping import fingerprints
from grappe.site.operations.keeping.archive import DATA, Manifest, Unpacking, newer
from grappe.site.operations.keeping.databases import KINDS, Database, answers, tables
from grappe.site.operations.keeping.databases.sqlite import FILE as DATABASE_FILE

UNDER_WAY: Final = ".restoring"
"""Where a backup is unpacked inside the target: one that was killed is begun again."""


@dataclass(frozen=True)
class Restored:
    """What stands there now, counted, after each of it was found to be what the manifest says."""

    manifest: Manifest
    seconds: float


def restore(file: Path, folder: Path) -> Restored:
    """Raises Refused in a sentence, with nothing written, where the file is cut off, of another
    kind or of a later version, or where the folder or the database is not empty; OSError."""
    began = time.monotonic()
    with Unpacking(file) as packed:
        _refuse(packed.manifest, file, folder)
        with _unpacked(packed, folder) as unpacked:
            kind = KINDS[packed.manifest.database]
            with kind.restored(packed, unpacked, folder) as database:
                _prove(packed.manifest, database, unpacked / DATA)
                _put(unpacked / DATA, folder)
        return Restored(packed.manifest, time.monotonic() - began)


def _refuse(told: Manifest, file: Path, folder: Path) -> None:
    known = set(MigrationLoader(None).disk_migrations)
    if any(tuple(one) not in known for one in told.migrations):
        raise newer(file, told.version)
    _refuse_unless_empty(told, folder)
    if told.database != connection.vendor:
        words = _(
            "This backup is of %(kind)s, and this installation is on %(here)s: a backup goes back "
            "to the kind of database that it was taken from."
        )
        names = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
        told_of = {"kind": names[told.database], "here": names[connection.vendor]}
        raise Refused(words % told_of, "another_database")
    KINDS[told.database].refuse_unless_empty()


def _refuse_unless_empty(told: Manifest, folder: Path) -> None:
    if not folder.is_dir() or not any(folder.iterdir()) or _was_killed(folder):
        return
    number = folder / INSTALLATION
    if number.is_file() and number.read_text(encoding="ascii").strip() != told.installation:
        words = _(
            "%(folder)s holds another installation than this backup: nothing was restored. Give an "
            "empty folder."
        )
    else:
        words = _("%(folder)s is not empty: nothing was restored. Give an empty folder.")
    raise Refused(words % {"folder": folder}, "not_empty")


def _was_killed(folder: Path) -> bool:
    """A restoration that was killed before the database, the last of all, had its place."""
    return (folder / UNDER_WAY).is_dir() and not (folder / DATABASE_FILE).exists()


@contextmanager
def _unpacked(packed: Unpacking, folder: Path) -> Iterator[Path]:
    """All files of it, each as the manifest says, in a place that goes away with what is left."""
    place, before = folder / UNDER_WAY, folder.is_dir()
    _take_back(folder, whole=False)
    try:
        packed.unpack(place)
        yield place
    except BaseException:
        _take_back(folder, whole=not before)
        raise
    shutil.rmtree(place)
    sync(folder)


def _take_back(folder: Path, *, whole: bool) -> None:
    """The folder as it was: empty, or not there."""
    for one in folder.iterdir() if folder.is_dir() else ():
        shutil.rmtree(one) if one.is_dir() else one.unlink()
    if whole and folder.is_dir():
        folder.rmdir()


def _prove(told: Manifest, database: Database, data: Path) -> None:
    """Each table, answer, publication and figure is what it was; files were as they came out."""
    published = fingerprints.published_among((data / "publications").glob("*"))
    found = (
        tables(database, told.tables),
        answers(database),
        fingerprints.publications(published),
    )
    figures = fingerprints.figures(published)
    if found != (told.tables, told.answers, told.publications) or figures != told.figures:
        raise Refused(_("What was restored is not what was backed up."), "not_equal")


def _put(data: Path, folder: Path) -> None:
    for one in sorted(data.iterdir()):
        one.replace(folder / one.name)
    sync(folder)
