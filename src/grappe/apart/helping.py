"""The helper of this process: begun with the first call, and again where it is gone."""

import os
import pickle
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping
from threading import Lock

_KEPT = ("PATH", "PYTHONPATH", "LANG", "LC_ALL", "TZ")
"""Of the environment: no password and no key is there to be read."""
Kept = Mapping[str, object]
Rehearsal = Callable[..., object]


class Helper:
    """A program that has loaded what opens files and holds nothing else: no database, no key."""

    _lock: Lock
    _control: socket.socket | None
    _program: subprocess.Popen[bytes] | None
    _told: Kept

    def __init__(self) -> None:
        self._forget()
        os.register_at_fork(after_in_child=self._forget)

    def door_to(
        self, module: str, kept: Kept | None = None, rehearse: Rehearsal | None = None
    ) -> socket.socket:
        """A socket; at its other end a fresh process, with a module loaded and `kept` at hand,
        waits to be told what to do. What is kept anew is rehearsed by the helper itself."""
        ours, theirs = socket.socketpair()
        with theirs, self._lock:
            try:
                self._send(module, kept or {}, rehearse, theirs)
            except OSError:
                self._begin()
                self._send(module, kept or {}, rehearse, theirs)
        return ours

    def _forget(self) -> None:
        """A process that was forked has no helper yet, whoever held the lock."""
        self._lock = Lock()
        self._begin()

    def _begin(self) -> None:
        self._control = self._program = None
        self._told = {}

    def _send(
        self, module: str, kept: Kept, rehearse: Rehearsal | None, door: socket.socket
    ) -> None:
        if self._control is None:
            self._control, self._program = _begun()
        if _are_the_same(kept, self._told) or not kept:
            socket.send_fds(self._control, [module.encode()], [door.fileno()])
            return
        with os.fdopen(os.memfd_create("kept"), "w+b") as told:
            pickle.dump((kept, rehearse), told)
            told.seek(0)
            socket.send_fds(self._control, [module.encode()], [door.fileno(), told.fileno()])
        self._told = kept


def _are_the_same(some: Kept, others: Kept) -> bool:
    """The very same objects: comparing what is in them would take longer than sending it."""
    return some.keys() == others.keys() and all(some[name] is others[name] for name in some)


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
