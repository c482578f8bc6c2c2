"""The file of a backup: a zip that begins with its own name and ends with its manifest.

grappe-backup        the form of the file
data/…               what the data folder held, by its paths
database/…           the database, as `snapshots` writes it
manifest.json        the last to be written: a file without it was cut off
"""

import hashlib
import json
import os
import stat
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, Final
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from django.utils.translation import gettext as _

from grappe.disk import whole_file
from grappe.site.errors import Refused

FORM: Final = "1"
MAGIC: Final = "grappe-backup"
MANIFEST: Final = "manifest.json"
DATA: Final = "data/"
DATABASE: Final = "database/"
_BLOCK: Final = 2**20
_DAMAGED: Final = (BadZipFile, KeyError, EOFError, zlib.error)


@dataclass
class Manifest:
    """What a backup holds, each with its SHA-256.

    `entries` are the files in it; `tables` those of the database with their rows; `answers` every
    draft and every answer as sent; `figures` those of each publication, an indicator at a time.
    `migrations` is the form of the database, as (app, name).
    """

    installation: str
    region: str
    version: str
    made_at: str
    database: str
    migrations: list[list[str]]
    entries: dict[str, dict[str, Any]] = field(default_factory=dict)
    tables: dict[str, dict[str, Any]] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    publications: dict[str, str] = field(default_factory=dict)
    figures: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def files(self) -> list[str]:
        """The paths of what the data folder held."""
        return [one.removeprefix(DATA) for one in self.entries if one.startswith(DATA)]

    def told(self) -> dict[str, str]:
        """Whose backup it is, and of when."""
        names = ("installation", "region", "version", "made_at", "database")
        return {name: getattr(self, name) for name in names}


def counts(told: Manifest) -> dict[str, int]:
    """How much of each kind is in a backup."""
    return {
        "tables": len(told.tables),
        "rows": sum(one["rows"] for one in told.tables.values()),
        "answers": len(told.answers),
        "files": len(told.files),
        "publications": len(told.publications),
        "figures": sum(one["count"] for one in told.figures.values()),
    }


class Packing:
    """A backup that is being written."""

    def __init__(self, file: BinaryIO) -> None:
        self._zip = ZipFile(file, "w", ZIP_DEFLATED, compresslevel=1)
        self._zip.writestr(MAGIC, FORM)
        self.entries: dict[str, dict[str, Any]] = {}

    def add(self, name: str, content: Iterable[bytes], mode: int = 0o600) -> None:
        """Takes in a file under a name, hashed as it comes."""
        told = ZipInfo(name)
        told.external_attr, told.compress_type = mode << 16, ZIP_DEFLATED
        digest, size = hashlib.sha256(), 0
        with self._zip.open(told, "w", force_zip64=True) as kept:
            for block in content:
                digest.update(block)
                size += len(block)
                kept.write(block)
        self.entries[name] = {"sha256": digest.hexdigest(), "size": size, "mode": mode}

    def add_file(self, name: str, path: Path) -> None:
        with path.open("rb") as source:
            mode = stat.S_IMODE(os.fstat(source.fileno()).st_mode)
            self.add(name, iter(partial(source.read, _BLOCK), b""), mode)

    def close(self, manifest: Manifest) -> None:
        manifest.entries = self.entries
        self._zip.writestr(MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1))
        self._zip.close()


class Unpacking:
    """A backup that is being read. Raises Refused, in a sentence, for whatever is none."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._zip = ZipFile(path)
            if self._zip.read(MAGIC).decode() != FORM:
                raise newer(path)
            self.manifest = Manifest(**json.loads(self._zip.read(MANIFEST)))
        except (*_DAMAGED, ValueError, TypeError) as wrong:
            raise _unreadable(path) from wrong

    def __enter__(self) -> "Unpacking":
        return self

    def __exit__(self, *_wrong: object) -> None:
        self._zip.close()

    def unpack(self, folder: Path) -> None:
        """Writes every file of it below a folder; each must be what the manifest says."""
        for name, told in self.manifest.entries.items():
            place = folder / _safe(name)
            with whole_file(place, told["mode"]) as written:
                for block in self.blocks(name):
                    written.write(block)

    def blocks(self, name: str) -> Iterator[bytes]:
        """A file's content. Raises Refused at its end where it is not what it was."""
        digest = hashlib.sha256()
        try:
            with self._zip.open(name) as kept:
                while block := kept.read(_BLOCK):
                    digest.update(block)
                    yield block
        except _DAMAGED as wrong:
            raise _unreadable(self._path) from wrong
        if digest.hexdigest() != self.manifest.entries[name]["sha256"]:
            raise _unreadable(self._path)


def newer(path: Path, version: str = "") -> Refused:
    """A backup that this Grappe is too old for."""
    words = _("%(file)s was made by a later Grappe (%(version)s): install that one, then restore.")
    return Refused(words % {"file": path, "version": version or "?"}, "newer")


def _unreadable(path: Path) -> Refused:
    """Every backup begins with its name: what does is a backup that was cut off or changed."""
    with path.open("rb") as file:
        begins = file.read(30 + len(MAGIC))[30:]
    if begins == MAGIC.encode():
        words = _("%(file)s is cut off or damaged: nothing was restored. Take another backup.")
        return Refused(words % {"file": path}, "cut")
    return Refused(_("%(file)s is not a backup of Grappe.") % {"file": path}, "another_kind")


def _safe(name: str) -> PurePosixPath:
    """A path that stays below its folder."""
    place = PurePosixPath(name)
    if place.is_absolute() or ".." in place.parts or not name.startswith((DATA, DATABASE)):
        raise ValueError(name)
    return place
