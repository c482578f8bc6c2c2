"""Pictures for tests, as somebody may bring them."""

import io
import struct
import zlib
from typing import Any

from PIL import Image


def picture(width: int = 900, height: int = 600, kind: str = "JPEG", **more: Any) -> bytes:
    written = io.BytesIO()
    Image.new(more.pop("mode", "RGB"), (width, height), more.pop("colour", 90)).save(
        written, kind, **more
    )
    return written.getvalue()


def bomb(width: int = 40_000, height: int = 40_000) -> bytes:
    """A PNG of few bytes that says it is huge."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(b"\0" * 99))


def _chunk(name: bytes, data: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + data))
    return struct.pack(">I", len(data)) + name + data + check
