"""The index of a register: every name under which an organisation is known, where it is.

Reads `register-2.duckdb` in a version of the register's folder, writes `index/` beside it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import duckdb
import polars as pl

from grappe.identity.building import build
from grappe.identity.index import (
    ACRONYM,
    EARLIER,
    OFFICIAL,
    SIGN,
    USUAL,
    Index,
    open_index,
)
from grappe.identity.places import today
from grappe.identity.showing import Shown, open_shown, write_shown
from grappe.identity.tables import batches, frame
from grappe.register import DATABASE

FOLDER: Final = "index"

_COMMUNE = """coalesce(try_cast(replace(replace({0}, '2A', '20'), '2B', '96') AS INTEGER), 0)"""
_ORGANISATIONS = """
    SELECT siren AS key, coalesce(try_cast(legal_form AS SMALLINT), 0) AS legal_form,
        coalesce(try_cast(headcount AS SMALLINT), 0) AS headcount,
        CASE WHEN active THEN 0 ELSE coalesce(year(ceased), 1) END::SMALLINT AS ceased,
        (coalesce(employer, false)::INT + 2 * coalesce(person, false)::INT)::SMALLINT AS traits
    FROM unit ORDER BY siren
"""
_ENTRIES = f"""
    WITH numbered AS (SELECT *, row_number() OVER (ORDER BY siren) - 1 AS organisation FROM unit),
    named AS (
        SELECT organisation, siren, name, {OFFICIAL} AS form FROM numbered
        UNION ALL SELECT organisation, siren, unnest(usual), {USUAL} FROM numbered
        UNION ALL SELECT organisation, siren, acronym, {ACRONYM} FROM numbered
        UNION ALL SELECT organisation, siren, earlier_name.name, {EARLIER}
            FROM earlier_name JOIN numbered USING (siren)
    ),
    branch AS (SELECT * FROM establishment WHERE open),
    placed AS (
        SELECT organisation, named.name, form, postal_code, commune
            FROM named JOIN numbered USING (organisation)
        UNION ALL SELECT organisation, named.name, form, postal_code, commune
            FROM named JOIN branch USING (siren) WHERE form = {OFFICIAL} AND NOT seat
        UNION ALL SELECT organisation, unnest(sign), {SIGN}, branch.postal_code, branch.commune
            FROM branch JOIN numbered USING (siren)
    )
    SELECT organisation::INTEGER AS organisation, coalesce(name, '') AS name, min(form) AS form,
        coalesce(try_cast(postal_code AS INTEGER), 0) AS postal_code,
        {_COMMUNE.format("commune")} AS commune
    FROM placed WHERE name IS NOT NULL OR form = {OFFICIAL}
    GROUP BY ALL ORDER BY postal_code, commune, organisation
"""


def build_index(version: Path) -> None:
    """Builds the index of one version of the register."""
    folder = version / FOLDER
    folder.mkdir(exist_ok=True)
    with duckdb.connect(version / DATABASE, read_only=True) as register:
        register.execute("SET memory_limit = '220MB'")
        register.execute("SET temp_directory = ?", [str(version / "spilt")])
        write_shown(register, folder)
        register.execute(f"CREATE TEMP TABLE entry AS {_ENTRIES}")
        organisations = frame(register, _ORGANISATIONS)
        build(_entries(register), organisations).save(folder)


def _entries(register: duckdb.DuckDBPyConnection) -> Iterator[pl.DataFrame]:
    """All of them; then what the register takes of memory is given back to the index."""
    for batch in batches(register, "entry"):
        yield batch.with_columns(commune=today(batch["commune"].to_numpy()))
    register.execute("DROP TABLE entry")
    register.execute("SET memory_limit = '64MB'")


def index_of(version: Path) -> Index:
    return open_index(version / FOLDER)


def shown_of(version: Path) -> Shown:
    return open_shown(version / FOLDER)
