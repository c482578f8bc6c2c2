"""What a backup asks of a database at one moment, whichever it is."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any, Protocol

MIGRATIONS = "SELECT app, name FROM django_migrations ORDER BY app, name"
SENT = "SELECT number, document FROM rounds_submission ORDER BY number"
DRAFTS = "SELECT report_id, document FROM rounds_draft ORDER BY report_id"


class Database(Protocol):
    """One moment of it."""

    def ask(self, sql: str) -> Iterator[tuple[Any, ...]]: ...

    def tables(self) -> list[str]: ...

    def content(self, table: str) -> Iterator[bytes]:
        """The rows of a table one after the other, in the order of their keys."""


def migrations(database: Database) -> list[list[str]]:
    return [list(row) for row in database.ask(MIGRATIONS)]


def answers(database: Database) -> dict[str, str]:
    """The hash of every draft and of every answer as it was sent."""
    sent = {f"sent {number}": _hash(document) for number, document in database.ask(SENT)}
    drafts = {f"draft {report}": _hash(document) for report, document in database.ask(DRAFTS)}
    return sent | drafts


def tables(database: Database, names: Iterable[str]) -> dict[str, dict[str, Any]]:
    """The rows and the hash of these tables."""
    return {name: _told(database.content(name)) for name in names}


def _told(rows: Iterator[bytes]) -> dict[str, Any]:
    digest, count = hashlib.sha256(), 0
    for row in rows:
        digest.update(row)
        count += 1
    return {"rows": count, "sha256": digest.hexdigest()}


def _hash(document: str) -> str:
    return hashlib.sha256(document.encode()).hexdigest()
