"""What a child may not do, before it sees a byte of what strangers send.

Limits on memory, work and time hold everywhere. Where the kernel has Landlock (Linux 5.13), no file
can be opened but the program's own, and (from 6.7) no address be reached.
"""

import ctypes
import os
import resource
import signal
import struct
import sysconfig
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import grappe

_CREATE, _ADD, _RESTRICT, _NO_NEW_PRIVILEGES = 444, 445, 446, 38
_ASK_VERSION = 1
_FILES = {1: 0x1FFF, 2: 0x3FFF, 3: 0x7FFF, 4: 0x7FFF, 5: 0xFFFF}
"""Every act on files that a version of Landlock knows; 5 is what later ones know."""
_READING = 0b1101
"""Executing, reading a file, reading a folder."""
_REACHING = 0b11
"""Binding and connecting, from version 4."""
_PAGE = resource.getpagesize()
_LIBC = ctypes.CDLL(None, use_errno=True)
_PATHS = sysconfig.get_paths()
_OWN_FOLDERS = {
    *(_PATHS[name] for name in ("stdlib", "platstdlib", "purelib", "platlib")),
    str(Path(grappe.__file__).parent),
}
"""Where Python, its libraries and this program are: known before anything is forked."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes beyond what a process holds by then; seconds of work, and on the clock."""

    memory: int
    work: int
    clock: int


def lock_up() -> Callable[[Limits], None]:
    """From now on no file but the program's own is opened, and no address reached; gives what
    limits this process for good, once it is known to what."""
    size = os.open("/proc/self/statm", os.O_RDONLY)
    keep_from_files()

    def limit(limits: Limits) -> None:
        held = int(os.read(size, _PAGE).split()[5]) * _PAGE
        os.close(size)
        resource.setrlimit(resource.RLIMIT_DATA, (held + limits.memory, held + limits.memory))
        resource.setrlimit(resource.RLIMIT_CPU, (limits.work, limits.work + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, limits.clock)

    return limit


def landlock() -> int:
    """The version of Landlock that this kernel has; 0 for none."""
    return max(0, _LIBC.syscall(_CREATE, None, 0, _ASK_VERSION))


def keep_from_files() -> None:
    """No file but the program's own can be opened from now on, and no address be reached; where
    the kernel has no Landlock, nothing changes."""
    version = landlock()
    if not version:
        return
    files, net = _FILES[min(version, 5)], _REACHING if version >= 4 else 0
    asked = struct.pack("<QQ", files, net)[: 16 if version >= 4 else 8]
    rules = _LIBC.syscall(_CREATE, asked, len(asked), 0)
    for folder in _OWN_FOLDERS:
        opened = os.open(folder, os.O_PATH)
        _LIBC.syscall(_ADD, rules, 1, struct.pack("<Qi", _READING, opened), 0)
        os.close(opened)
    _LIBC.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    _LIBC.syscall(_RESTRICT, rules, 0)
    os.close(rules)
