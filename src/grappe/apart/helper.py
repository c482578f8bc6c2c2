"""Run as a program of its own: hands each door that it is given to a child, tells how it ended.

It never opens what strangers send: its children do, each once, within limits. One stands forked
and locked up before it is asked for, and knows what was loaded and kept until then. The helper
ends when the process that began it is gone.
"""

import gc
import importlib
import os
import pickle
import signal
import socket
import struct
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from selectors import EVENT_READ, DefaultSelector
from typing import Any, NoReturn

from grappe.apart.answers import MEMORY_GONE
from grappe.apart.locking import Limits, lock_up

_NAME = 500
"""Bytes of a module's name."""
_INPUT, _ERRORS = 0, 2
_NO_THREAD = "can't start new thread"
"""What Python says where there is no memory for a thread's stack."""
Kept = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Child:
    """A process that waits at `control` to be handed a door."""

    number: int
    control: socket.socket


class Nursery:
    """Forks for whoever holds the other end of `control`, until nobody does."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._waiting = DefaultSelector()
        self._waiting.register(control, EVENT_READ)
        self._kept: Kept = {}
        self._next: Child | None = None

    def stands_ready(self) -> None:
        while True:
            for key, _events in self._waiting.select():
                if key.fileobj is not self._control:
                    self._waiting.unregister(key.fileobj)
                    _tell(key.fd, *key.data)
                elif not self._hears():
                    return

    def _hears(self) -> bool:
        """Hands the next door on; False where there will be none."""
        module, files, _flags, _address = socket.recv_fds(self._control, _NAME, 2)
        if not module:
            return False
        door = socket.socket(fileno=files[0])
        self._learns(module.decode(), *files[1:])
        child = self._next or self._forked()
        with child.control, suppress(BrokenPipeError):
            socket.send_fds(child.control, [module], [door.fileno()])
        self._waiting.register(os.pidfd_open(child.number), EVENT_READ, (child.number, door))
        self._next = self._forked()
        return True

    def _learns(self, module: str, kept: int | None = None) -> None:
        """What is new since the next child was forked, it does not know: another takes its
        place."""
        if module in sys.modules and kept is None:
            return
        importlib.import_module(module)
        if kept is not None:
            with os.fdopen(kept, "rb") as told:
                self._kept, rehearse = pickle.load(told)  # noqa: S301 - ours
            if rehearse:
                rehearse(**self._kept)
        if self._next:
            self._next.control.close()
            os.waitpid(self._next.number, 0)
            self._next = None

    def _forked(self) -> Child:
        ours, theirs = socket.socketpair()
        gc.freeze()
        child = os.fork()
        if child == 0:
            _hold_only(theirs)
            _wait(theirs, self._kept)
        theirs.close()
        return Child(child, ours)


def _hold_only(control: socket.socket) -> None:
    """Other children's doors, and the helper's own, are not this one's to write to."""
    os.close(_INPUT)
    os.closerange(_ERRORS + 1, control.fileno())
    os.closerange(control.fileno() + 1, os.sysconf("SC_OPEN_MAX"))


def _tell(watch: int, child: int, door: socket.socket) -> None:
    """How a child ended, after what it said: 0, or the number of the signal, below zero. Who has
    its answer already hears no more."""
    os.close(watch)
    _child, status = os.waitpid(child, 0)
    with door, suppress(OSError):
        door.sendall(struct.pack("<i", os.waitstatus_to_exitcode(status)))


def _wait(control: socket.socket, kept: Kept) -> NoReturn:
    """Until there is a door, or nobody who might hand one over."""
    ended = 1
    try:
        limit = lock_up()
        _module, doors, _flags, _address = socket.recv_fds(control, _NAME, 1)
        control.close()
        ended = _do(socket.socket(fileno=doors[0]), kept, limit) if doors else 0
    except MemoryError:
        ended = MEMORY_GONE
    finally:
        os._exit(ended)


def _do(door: socket.socket, kept: Kept, limit: Callable[[Limits], None]) -> int:
    """What the child is told to do, once; how it ends."""
    with door.makefile("rb") as told:
        size = struct.unpack("<Q", told.read(8) or bytes(8))[0]
        if not size:
            return 0
        function, given, named, knows, limits = pickle.loads(told.read(size))  # noqa: S301 - ours
    limit(limits)
    try:
        answer = (True, function(*given, **named, **(kept if knows else {})))
    except MemoryError:
        raise
    except Exception as wrong:  # noqa: BLE001 - whatever it is, who asked is told
        if str(wrong) == _NO_THREAD:
            raise MemoryError from wrong
        answer = (False, wrong.with_traceback(None))
    door.sendall(pickle.dumps(answer) + struct.pack("<i", 0))
    door.shutdown(socket.SHUT_WR)
    return 0


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    Nursery(socket.socket(fileno=_INPUT)).stands_ready()
    os._exit(0)
