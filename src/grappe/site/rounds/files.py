"""Files as they came, kept under the name of their content."""

import hashlib
from pathlib import Path

from django.conf import settings

from grappe.disk import write_whole


def keep(content: bytes) -> str:
    """Writes the file once, whole or not at all; gives its SHA-256."""
    sha256 = hashlib.sha256(content).hexdigest()
    path = path_of(sha256)
    if not path.exists():
        write_whole(path, content)
    return sha256


def digest(text: str) -> str:
    """The SHA-256 of a document, by which the trail tells it from any other."""
    return hashlib.sha256(text.encode()).hexdigest()


def path_of(sha256: str) -> Path:
    return Path(settings.DATA) / "files" / sha256[:2] / sha256


def content_of(sha256: str) -> bytes:
    """Raises FileNotFoundError where retention has ended."""
    return path_of(sha256).read_bytes()
