"""The helper of this process: begun with the first call, and again where it is gone."""

import os
import socket
import subprocess
import sys
from threading import Lock

_KEPT = ("PATH", "PYTHONPATH", "LANG", "LC_ALL", "TZ")
"""Of the environment: no password and no key is there to be read."""


class Helper:
    """A program that has loaded what opens files and holds nothing else: no database, no key."""

    _lock: Lock
    _control: socket.socket | None
    _program: subprocess.Popen[bytes] | None

    def __init__(self) -> None:
        self._forget()
        os.register_at_fork(after_in_child=self._forget)

    def door_to(self, module: str) -> socket.socket:
        """A socket; at its other end a fresh process, with a module loaded, waits to be told what
        to do."""
        ours, theirs = socket.socketpair()
        with theirs, self._lock:
            try:
                self._send(module, theirs)
            except OSError:
                self._control = self._program = None
                self._send(module, theirs)
        return ours

    def _forget(self) -> None:
        """A process that was forked has no helper yet, whoever held the lock."""
        self._lock = Lock()
        self._control = self._program = None

    def _send(self, module: str, door: socket.socket) -> None:
        if self._control is None:
            self._control, self._program = _begun()
        socket.send_fds(self._control, [module.encode()], [door.fileno()])


def _begun() -> tuple[socket.socket, subprocess.Popen[bytes]]:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        program = subprocess.Popen(
            [sys.executable, "-P", "-m", "grappe.apart.helper"],
            stdin=theirs.fileno(),
            stdout=subprocess.DEVNULL,
            start_new_session=True,
            env={name: os.environ[name] for name in _KEPT if name in os.environ},
        )
    return ours, program
