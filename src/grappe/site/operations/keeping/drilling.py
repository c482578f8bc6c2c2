"""The proof, every night: a backup restored elsewhere, and all of it compared by hash."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

from django.db import connection
from django.utils.translation import gettext as _

from grappe.publication.model import sha256
from grappe.site.errors import Refused
from grappe.site.operations.keeping.archive import DATA, Manifest, counts
from grappe.site.operations.keeping.backing_up import pack_everything

_MAKE, _DROP = 'CREATE DATABASE "{}"', 'DROP DATABASE IF EXISTS "{}"'


def drill(scratch: Path | None = None) -> dict[str, Any]:
    """Takes a backup, restores it in another folder (and another database) by the command that a
    person would call, and tells whether every table, answer, file, publication and figure there is
    what it was. Nothing of it stays. `scratch`: where there is room for twice the data.

    Raises Refused where no database can be made for it; OSError.
    """
    with tempfile.TemporaryDirectory(prefix="grappe-drill-", dir=scratch) as place:
        began = time.monotonic()
        file = Path(place) / "backup.grappe"
        manifest = pack_everything(file)
        backed_up = time.monotonic()
        with _database_elsewhere() as url:
            ended = _restored(file, Path(place) / "restored", url)
        row = {
            "equal": ended.returncode == 0,
            "why": ended.stderr.strip(),
            "database": manifest.database,
            **counts(manifest),
            "bytes": file.stat().st_size,
            "seconds_backup": round(backed_up - began, 2),
            "seconds_restore": round(time.monotonic() - backed_up, 2),
        }
        if row["equal"]:
            row["equal"] = _same_files(manifest, Path(place) / "restored")
        return row


def _same_files(manifest: Manifest, folder: Path) -> bool:
    """Every file once more, where it stands now."""
    found = {name: sha256(folder / name) for name in manifest.files}
    return found == {name: manifest.entries[f"{DATA}{name}"]["sha256"] for name in found}


def _restored(file: Path, folder: Path, url: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "grappe.cli", "restore", str(file), "--data", str(folder)]
    environment = {**os.environ, "DATABASE_URL": url}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@contextmanager
def _database_elsewhere() -> Iterator[str]:
    """An empty database's address, on the same server; none where the database is a file."""
    if connection.vendor == "sqlite":
        yield ""
        return
    name = f"grappe_drill_{uuid4().hex[:12]}"
    _tell_server(_MAKE.format(name))
    try:
        yield urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))
    finally:
        _tell_server(_DROP.format(name))


def _tell_server(sql: str) -> None:
    import psycopg

    try:
        with psycopg.connect(**connection.get_connection_params(), autocommit=True) as server:
            server.execute(sql)
    except psycopg.errors.InsufficientPrivilege as wrong:
        words = _("The database’s role may not make a database: ALTER ROLE … CREATEDB.")
        raise Refused(words, "no_room") from wrong
