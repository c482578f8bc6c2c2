"""A real clamd of the test's own: one signature, one socket, gone afterwards."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MARK = b"what only the test would write, by no chance"
SIGNATURE = "Grappe.Test"
INSTALLED = shutil.which("clamd") or shutil.which("clamd", path="/usr/sbin:/usr/local/sbin")


def socket_in(folder: Path) -> Path:
    return folder / "clamd.ctl"


@contextmanager
def clamd(folder: Path) -> Iterator[Path]:
    """Runs until the end; gives its socket."""
    assert INSTALLED
    (folder / "db").mkdir(exist_ok=True)
    (folder / "db" / "own.ndb").write_text(f"{SIGNATURE}:0:*:{MARK.hex()}\n")
    socket = socket_in(folder)
    settings = {"DatabaseDirectory": folder / "db", "LocalSocket": socket, "Foreground": "yes"}
    settings |= {"TemporaryDirectory": folder, "FixStaleSocket": "yes"}
    (folder / "clamd.conf").write_text("".join(f"{k} {v}\n" for k, v in settings.items()))
    command = [INSTALLED, "-c", str(folder / "clamd.conf")]
    program = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(socket, program)
        yield socket
    finally:
        program.terminate()
        program.wait(timeout=20)


def _wait_for(socket: Path, program: "subprocess.Popen[bytes]") -> None:
    for _n in range(300):
        if socket.exists():
            return
        assert program.poll() is None, "clamd did not start"
        time.sleep(0.1)
    raise TimeoutError("clamd")
