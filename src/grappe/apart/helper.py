"""Run as a program of its own: forks a child for each door that it is handed, tells how it ended.

It never opens what strangers send: its children do, each once, within limits. It ends when the
process that began it is gone.
"""

import importlib
import os
import pickle
import signal
import socket
import struct
from contextlib import suppress
from selectors import EVENT_READ, DefaultSelector
from typing import NoReturn

from grappe.apart.answers import MEMORY_GONE
from grappe.apart.locking import lock_up

_NAME = 500
"""Bytes of a module's name."""


def stand_ready(control: socket.socket) -> None:
    """Until nobody holds the other end of `control` any more."""
    with DefaultSelector() as waiting:
        waiting.register(control, EVENT_READ)
        while True:
            for key, _events in waiting.select():
                if key.fileobj is not control:
                    waiting.unregister(key.fileobj)
                    _tell(key.fd, *key.data)
                elif not _hear(control, waiting):
                    return


def _hear(control: socket.socket, waiting: DefaultSelector) -> bool:
    """Forks for the next door; False where there will be none."""
    module, doors, _flags, _address = socket.recv_fds(control, _NAME, 1)
    if not module:
        return False
    importlib.import_module(module.decode())
    door = socket.socket(fileno=doors[0])
    child = os.fork()
    if child == 0:
        control.close()
        _do(door)
    waiting.register(os.pidfd_open(child), EVENT_READ, (child, door))
    return True


def _tell(watch: int, child: int, door: socket.socket) -> None:
    """How a child ended, after what it said: 0, or the number of the signal, below zero."""
    os.close(watch)
    _child, status = os.waitpid(child, 0)
    with door, suppress(OSError):
        door.sendall(struct.pack("<i", os.waitstatus_to_exitcode(status)))


def _do(door: socket.socket) -> NoReturn:
    """What the child is told to do, once."""
    ended = 1
    try:
        with door.makefile("rb") as told:
            size = struct.unpack("<Q", told.read(8) or bytes(8))[0]
            if not size:
                os._exit(0)
            function, given, named, limits = pickle.loads(told.read(size))  # noqa: S301 - ours
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        lock_up(*limits)
        try:
            answer = (True, function(*given, **named))
        except MemoryError:
            raise
        except Exception as wrong:  # noqa: BLE001 - whatever it is, who asked is told
            answer = (False, wrong.with_traceback(None))
        door.sendall(pickle.dumps(answer))
        ended = 0
    except MemoryError:
        ended = MEMORY_GONE
    finally:
        os._exit(ended)


if __name__ == "__main__":
    stand_ready(socket.socket(fileno=0))
