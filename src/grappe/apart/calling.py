"""Calling a function in a process of its own, which a helper that stands ready forks."""

import os
import pickle
import signal
import socket
import struct
from collections.abc import Callable
from threading import BoundedSemaphore
from typing import Any, Literal, TypeVar

from grappe.apart.answers import MEMORY_GONE, loads
from grappe.apart.helping import Helper, Kept, Rehearsal
from grappe.apart.locking import Limits

T = TypeVar("T")
_TIME = {signal.SIGXCPU, signal.SIGALRM, signal.SIGKILL}
_AT_ONCE = BoundedSemaphore(max(2, os.cpu_count() or 1))
"""However many ask, the machine opens so many files at a time."""
_PATIENCE = 120
"""Seconds after which a call is given up whatever happened: a child ends itself long before."""
_helper = Helper()


class Failed(Exception):  # noqa: N818 - says what became of it
    """The process did not live: `why` it was stopped, or that it broke."""

    def __init__(self, why: Literal["memory", "time", "broken"]) -> None:
        super().__init__(why)
        self.why = why


def call(
    function: Callable[..., T],
    *given: object,
    limits: Limits,
    kept: Kept | None = None,
    **named: object,
) -> T:
    """What the function gives or raises; raises Failed where its process ended before.

    The function is one of a module, what it takes can be pickled; what it gives is made of plain
    values and of data of ours. `kept` are arguments that many calls have in common: the helper is
    told them once, and again when they are other objects.
    """
    asked = pickle.dumps((function, given, named, bool(kept), limits))
    with _AT_ONCE, _helper.door_to(function.__module__, kept) as door:
        door.settimeout(_PATIENCE)
        try:
            door.sendall(struct.pack("<Q", len(asked)) + asked)
            door.shutdown(socket.SHUT_WR)
            said = _all_of(door)
        except TimeoutError:
            raise Failed("time") from None
        except (BrokenPipeError, ConnectionResetError):
            raise Failed("broken") from None
    return _answer(said)


def get_ready(module: str, kept: Kept, rehearse: Rehearsal) -> None:
    """Has the helper load a module, know what many calls will have in common, and go through it
    once (a function that takes it, and opens nothing of others): the first call then waits no
    longer than any."""
    _helper.door_to(module, kept, rehearse).close()


def _all_of(door: socket.socket) -> bytes:
    parts = []
    while part := door.recv(1 << 20):
        parts.append(part)
    return b"".join(parts)


def _answer(said: bytes) -> Any:
    """The last four bytes tell how the process ended, what stands before them what it said."""
    ended = struct.unpack("<i", said[-4:])[0] if len(said) >= 4 else -signal.SIGSEGV
    if ended:
        raise Failed(_why(ended))
    try:
        fine, answer = loads(said[:-4])
    except Exception:  # noqa: BLE001 - whatever a child that was taken over made of it
        raise Failed("broken") from None
    if not fine:
        raise answer
    return answer


def _why(ended: int) -> Literal["memory", "time", "broken"]:
    """What allocates outside of Python aborts where there is no more memory."""
    if -ended in _TIME:
        return "time"
    return "memory" if ended in (MEMORY_GONE, -signal.SIGABRT) else "broken"
