"""The installed program, as a process of its own on an empty folder."""

import json
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

GRAPPE = Path(sys.executable).with_name("grappe")


def run(*words: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([GRAPPE, *map(str, words)], cwd=cwd, capture_output=True, text=True)


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATABASE_URL", "GRAPPE_DATA", "DJANGO_SETTINGS_MODULE"):
        monkeypatch.delenv(name, raising=False)


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def test_an_empty_folder_is_enough(tmp_path):
    done = run("publications", "--json", cwd=tmp_path)
    assert (done.returncode, done.stderr, json.loads(done.stdout)) == (0, "", [])


def test_the_server_answers_and_ends_cleanly_on_ctrl_c(tmp_path):
    port = free_port()
    server = subprocess.Popen(
        [GRAPPE, "serve", "--port", str(port)], cwd=tmp_path, stderr=subprocess.PIPE
    )
    try:
        assert b"Grappe" in page(f"http://127.0.0.1:{port}/sign-in")
        second = run("serve", "--port", port, "--data", tmp_path / "data", cwd=tmp_path)
        assert second.returncode == 2
        assert len(second.stderr.splitlines()) == 1
    finally:
        server.send_signal(signal.SIGINT)
        _, said = server.communicate(timeout=30)
    assert server.returncode == 0
    assert b"Traceback" not in said


def page(address: str) -> bytes:
    for _ in range(150):
        try:
            with urllib.request.urlopen(address) as answer:
                return bytes(answer.read())
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{address} did not answer")
