"""A real PostgreSQL of the tests' own: in a temporary folder, on a free port, gone afterwards."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4


def start() -> tuple[str, Path]:
    """Starts one; gives its DATABASE_URL and its folder (for `stop`)."""
    folder = Path(tempfile.mkdtemp(prefix="grappe-postgres-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    url = f"postgres://grappe@127.0.0.1:{_free_port()}/postgres"
    _run("initdb", "-D", f"{folder}/db", "-U", "grappe", "--auth=trust", "-E", "UTF8", "--locale=C")
    begin(folder, url)
    return url, folder


def begin(folder: Path, url: str) -> None:
    """Starts one that is there, at its address."""
    options = f"-p {urlsplit(url).port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    _run("pg_ctl", "-D", f"{folder}/db", "-w", "-l", f"{folder}/log", "-o", options, "start")


def halt(folder: Path) -> None:
    """Stops it at once, as where its machine goes; what it holds stays."""
    _run("pg_ctl", "-D", f"{folder}/db", "-m", "immediate", "-w", "stop")


def stop(folder: Path) -> None:
    """Stops it and removes its folder."""
    halt(folder)
    shutil.rmtree(folder, ignore_errors=True)


def _run(program: str, *words: str) -> None:
    as_postgres = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run(
        [*as_postgres, _path(program), *words], check=True, cwd="/", stdout=subprocess.DEVNULL
    )


def _path(program: str) -> str:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}")) or [program]
    return str(found[-1])


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def database(url: str) -> Iterator[str]:
    """An empty database of its own on a server; gives its DATABASE_URL."""
    import psycopg

    name = f"of_a_test_{uuid4().hex[:12]}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
    try:
        yield f"{url.rpartition('/')[0]}/{name}"
    finally:
        with psycopg.connect(url, autocommit=True) as server:
            server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
