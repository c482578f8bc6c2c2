"""What is served right after building answers like any other server."""

import json
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

from tests.demonstration.running import ALONE, Told

AS_AFTER_BUILDING = """
import polars
polars.DataFrame({"a": range(100_000)}).select(polars.col("a").sort().over("a"))
from grappe.cli import main
main()
"""
"""Polars' threads have begun before the server forks."""


def test_a_server_that_has_just_built_recognises_members(built: Told, folder: Path) -> None:
    site = f"http://127.0.0.1:{(port := _free_port())}"
    command = [sys.executable, "-c", AS_AFTER_BUILDING, "demo", "--port", str(port)]
    command += ["--data", str(folder / "data")]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen(command, cwd=folder, env=ALONE, **quiet)
    try:
        person = _signed_in(site, "karim@region.example.org")
        assert "lignes à décider" in person.open(f"{site}/who", timeout=60).read().decode()
        assert json.load(person.open(f"{site}/ready", timeout=60))["ready"]
        measured = person.open(f"{site}/metrics", timeout=60).read().decode()
        assert 'page="organisations:who",status="2xx"}' in measured
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def _signed_in(site: str, email: str) -> urllib.request.OpenerDirector:
    """A person who clicked on their name, once the server answers."""
    kept = CookieJar()
    person = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(kept))
    for _ in range(150):
        try:
            person.open(f"{site}/sign-in", timeout=30).read()
            break
        except OSError:
            time.sleep(0.2)
    token = next(str(one.value) for one in kept if one.name == "csrftoken")
    said = urllib.parse.urlencode({"email": email, "csrfmiddlewaretoken": token}).encode()
    person.open(f"{site}/account/persona", said, timeout=60).read()
    return person
