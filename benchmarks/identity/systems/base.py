"""What all systems have in common: a register and lines, and answers in one table."""

from pathlib import Path
from typing import Protocol

import duckdb

UNITS, ESTABLISHMENTS = "StockUniteLegale_utf8.parquet", "StockEtablissement_utf8.parquet"


class System(Protocol):
    """`prepare` is done once a register, `answer` for each list. Answers: a table of `row` (from
    0), `siren`, `score`, `probability` and `certain` (None where a system knows no such word)."""

    def __init__(self, register: Path, lines: Path) -> None: ...
    def prepare(self) -> None: ...
    def answer(self, out: Path) -> None: ...


def prepared(register: Path, lines: Path, engine: duckdb.DuckDBPyConnection) -> None:
    """Makes the tables `known` and `line` of prepared.sql."""
    given = {
        "$units": register / UNITS,
        "$establishments": register / ESTABLISHMENTS,
        "$lines": lines,
    }
    query = Path(__file__).with_name("prepared.sql").read_text()
    for name, path in given.items():
        query = query.replace(name, f"'{path}'")
    engine.execute(query)
