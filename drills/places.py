"""Where a drill takes place: an empty folder, and an empty database where there is a server."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests import postgres


@contextmanager
def place(url: str) -> Iterator[tuple[Path, str]]:
    """A data folder and a DATABASE_URL (empty for SQLite) of the drill's own; both go."""
    data = Path(tempfile.mkdtemp(prefix="grappe-drill-"))
    try:
        if not url:
            yield data, ""
        else:
            with postgres.database(url) as own:
                yield data, own
    finally:
        shutil.rmtree(data, ignore_errors=True)
        data.with_suffix(".log").unlink(missing_ok=True)


@contextmanager
def on_a_server(kind: str) -> Iterator[str]:
    """The address of a PostgreSQL of the drill's own; empty for SQLite."""
    if kind == "sqlite":
        yield ""
        return
    url, folder = postgres.start()
    try:
        yield url
    finally:
        postgres.stop(folder)
