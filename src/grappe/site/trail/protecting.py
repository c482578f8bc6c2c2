"""The database itself keeps lines of the trail as they are, whoever asks it."""

from typing import Any

from django.db import connections

SQLITE = (
    """
CREATE TRIGGER IF NOT EXISTS trail_never_changed BEFORE UPDATE ON trail_event
BEGIN SELECT RAISE(ABORT, 'the trail is never changed'); END
""",
    """
CREATE TRIGGER IF NOT EXISTS trail_never_shortened BEFORE DELETE ON trail_event
BEGIN SELECT RAISE(ABORT, 'the trail is never shortened'); END
""",
)
POSTGRESQL = (
    """
CREATE OR REPLACE FUNCTION trail_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the trail can be added to, never changed'; END $$
""",
    """
CREATE OR REPLACE TRIGGER trail_never_changed BEFORE UPDATE OR DELETE ON trail_event
FOR EACH ROW EXECUTE FUNCTION trail_is_append_only()
""",
    """
CREATE OR REPLACE TRIGGER trail_never_shortened BEFORE TRUNCATE ON trail_event
FOR EACH STATEMENT EXECUTE FUNCTION trail_is_append_only()
""",
)
NAMES = ("trail_never_changed", "trail_never_shortened")


def protect(using: str = "default", **told: Any) -> None:
    """After each migration: one that makes the table anew on SQLite takes its triggers away."""
    connection = connections[using]
    if "trail_event" not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        for statement in POSTGRESQL if connection.vendor == "postgresql" else SQLITE:
            cursor.execute(statement)


def unprotect(using: str = "default") -> None:
    """For who empties a whole database: a table is made ready for another trail."""
    connection = connections[using]
    of_table = " ON trail_event" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for name in NAMES:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{of_table}")
