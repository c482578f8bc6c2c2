"""What a demonstration says of itself: its day and its personas, in one file of the data folder."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from grappe.disk import write_whole


def read() -> dict[str, Any] | None:
    """What the demonstration's file says, or None where this is no demonstration.

    Keys: "today" (ISO 8601 date) and "personas" (a list of {"email", "line": {"fr", "en"}}).
    """
    path = _path()
    try:
        written_at = path.stat().st_mtime_ns
    except FileNotFoundError:
        return None
    return _parsed(path, written_at)


def write(**said: Any) -> None:
    """Keeps what is said, beside what the file says already."""
    path = _path()
    whole = {**(read() or {}), **said}
    write_whole(path, json.dumps(whole, ensure_ascii=False, indent=1).encode())


@lru_cache(maxsize=1)
def _parsed(path: Path, written_at: int) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return read


def _path() -> Path:
    return Path(settings.DATA) / "demonstration.json"
