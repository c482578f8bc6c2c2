"""What the version that was last looked at said differently: all that is kept of it.

Of versions that nobody looked at, what they changed is told with the next one.
Of a unit that is hidden now, or not in the register any more, nothing is kept but that it was
there.
"""

from pathlib import Path
from typing import Final

import duckdb

from grappe.register.store import DATABASE, was_looked_at

NONE_BEFORE: Final = """
    CREATE TABLE was (siren INTEGER, name VARCHAR, commune VARCHAR, active BOOLEAN,
        category VARCHAR, activity VARCHAR, followed BOOLEAN)
"""
"""The columns as the version before had them, NULL where nothing is kept; `followed`: whether it
already knew who came after the unit."""

_FOLLOWED: Final = """
    SELECT DISTINCT (predecessor // 100000)::INTEGER AS siren FROM {}
    WHERE seat_transfer OR continuity
"""
_DIFFERENT: Final = f"""
    INSERT INTO was
    WITH unit_before AS (SELECT unit.*, followed.siren IS NOT NULL AS followed
        FROM before.unit LEFT JOIN ({_FOLLOWED.format("before.succession")}) AS followed
        USING (siren) WHERE NOT (person AND NOT public)),
    unseen AS (FROM before.was WHERE $unseen),
    earlier AS (
        SELECT siren, name, commune, active, category, activity, activity_nomenclature, followed
        FROM unit_before ANTI JOIN unseen USING (siren)
        UNION ALL
        SELECT siren, unseen.name, unseen.commune, unseen.active, unseen.category, unseen.activity,
            unit.activity_nomenclature, unseen.followed
        FROM unseen LEFT JOIN before.unit AS unit USING (siren)),
    now AS (SELECT unit.*, person AND NOT public AS hidden, followed.siren IS NOT NULL AS followed
        FROM unit LEFT JOIN ({_FOLLOWED.format("succession")}) AS followed USING (siren))
    SELECT earlier.siren,
        CASE WHEN NOT hidden THEN earlier.name END, CASE WHEN NOT hidden THEN earlier.commune END,
        CASE WHEN NOT hidden THEN earlier.active END,
        CASE WHEN NOT hidden THEN earlier.category END,
        CASE WHEN NOT hidden
            AND earlier.activity_nomenclature IS NOT DISTINCT FROM now.activity_nomenclature
            THEN earlier.activity END,
        earlier.followed
    FROM earlier LEFT JOIN now USING (siren)
    WHERE now.siren IS NULL OR hidden OR now.followed > earlier.followed
        OR (earlier.name, earlier.commune, earlier.active, earlier.category, earlier.activity)
        IS DISTINCT FROM (now.name, now.commune, now.active, now.category, now.activity)
    ORDER BY siren
"""


def remember(database: duckdb.DuckDBPyConnection, before: Path | None) -> None:
    """Writes into a new version what the one last looked at said differently."""
    database.execute(NONE_BEFORE)
    if before is None:
        return
    quoted = str(before / DATABASE).replace("'", "''")
    database.execute(f"ATTACH '{quoted}' AS before (READ_ONLY)")
    database.execute(_DIFFERENT, {"unseen": not was_looked_at(before)})
    database.execute("DETACH before")


def forget(database: duckdb.DuckDBPyConnection, before: Path) -> None:
    """Of a copy of the version before: what was looked at there is not told again."""
    if was_looked_at(before):
        database.execute("DELETE FROM was")
