"""A virus scanner that the installation may have: clamd, over its socket (GRAPPE_CLAMD).

clamd's protocol: "zINSTREAM", then parts with their length before them, then an empty one; the
answer ends with a zero byte (man clamd, "INSTREAM").
"""

import socket
import struct

from django.conf import settings

_PART = 1 << 20
_PATIENCE = 20
"""Seconds; clamd looks through 20 MB in less than two."""


class ScannerDown(Exception):  # noqa: N818 - a state, not a fault
    """The scanner does not answer, or answers that it could not look."""


def is_on() -> bool:
    """Whether files are to be looked through."""
    return bool(settings.CLAMD)


def found_in(content: bytes) -> str:
    """The name of what the scanner found; "" for nothing. Raises ScannerDown."""
    parts = [content[start : start + _PART] for start in range(0, len(content), _PART)]
    framed = b"".join(struct.pack(">I", len(part)) + part for part in (*parts, b""))
    said = _asked(b"zINSTREAM\0" + framed)
    if said == "stream: OK":
        return ""
    if said.endswith(" FOUND"):
        return said.removeprefix("stream: ").removesuffix(" FOUND")
    raise ScannerDown(said)


def version() -> str:
    """The scanner's own, with the day of its signatures. Raises ScannerDown."""
    return _asked(b"zVERSION\0")


def _asked(words: bytes) -> str:
    try:
        with _door() as door:
            door.settimeout(_PATIENCE)
            door.sendall(words)
            said = b""
            while part := door.recv(4096):
                said += part
    except OSError as wrong:
        raise ScannerDown(str(wrong)) from None
    return said.rstrip(b"\0").decode(errors="replace")


def _door() -> socket.socket:
    """GRAPPE_CLAMD is a path, or HOST:PORT."""
    if settings.CLAMD.startswith("/"):
        door = socket.socket(socket.AF_UNIX)
        door.settimeout(_PATIENCE)
        door.connect(settings.CLAMD)
        return door
    host, _colon, port = settings.CLAMD.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=_PATIENCE)
