"""Files as they came, kept under the name of their content."""

import hashlib
import os
from pathlib import Path

from django.conf import settings


def keep(content: bytes) -> str:
    """Writes the file once, whole or not at all; gives its SHA-256."""
    sha256 = hashlib.sha256(content).hexdigest()
    path = path_of(sha256)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f"{path.name}.{os.getpid()}.part")
        with partial.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    return sha256


def digest(text: str) -> str:
    """The SHA-256 of a document, by which the trail tells it from any other."""
    return hashlib.sha256(text.encode()).hexdigest()


def path_of(sha256: str) -> Path:
    return Path(settings.DATA) / "files" / sha256[:2] / sha256


def content_of(sha256: str) -> bytes:
    """Raises FileNotFoundError where retention has ended."""
    return path_of(sha256).read_bytes()
