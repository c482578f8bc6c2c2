"""The database at one moment, and back again: SQLite as its own file, PostgreSQL as its tables."""

from types import ModuleType

from grappe.site.operations.keeping.databases import postgresql, sqlite
from grappe.site.operations.keeping.databases.asking import (
    Database,
    answers,
    migrations,
    tables,
)

KINDS: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgresql}
"""Each with `snapshot`, `pack`, `refuse_unless_empty` and `restored`."""

__all__ = ["KINDS", "Database", "answers", "migrations", "tables"]
