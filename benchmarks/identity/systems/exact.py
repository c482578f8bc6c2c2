"""The exact join: the same name, folded, at the same postal code; or the same number."""

from pathlib import Path

import duckdb

from systems.base import prepared

_JOIN = """
COPY (
    SELECT row, siren, NULL::BOOLEAN AS certain, NULL::DOUBLE AS probability,
        max(score) AS score FROM (
        SELECT line.unique_id::INT AS row, known.siren, 2 + active::INT * 0.5 AS score
        FROM line JOIN known ON line.number = known.siren
        UNION ALL
        SELECT line.unique_id::INT, known.siren, 1 + active::INT * 0.5
        FROM line JOIN known
        ON line.name = known.name AND line.postal_code = known.postal_code
    ) GROUP BY ALL
) TO '{out}' (FORMAT parquet)
"""


class Exact:
    def __init__(self, register: Path, lines: Path) -> None:
        self.register, self.lines, self.engine = register, lines, duckdb.connect()

    def prepare(self) -> None:
        prepared(self.register, self.lines, self.engine)

    def answer(self, out: Path) -> None:
        self.engine.execute(_JOIN.format(out=out))
