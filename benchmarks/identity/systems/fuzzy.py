"""RapidFuzz over blocks: the postal code where the line has one, and its department."""

from collections import defaultdict
from pathlib import Path

import duckdb
import polars as pl
from rapidfuzz import fuzz, process

from systems.base import prepared


class Fuzzy:
    """`token_sort_ratio` with `WRatio` as second opinion on the best of each block; a number of
    the register counts as much as half a name."""

    def __init__(self, register: Path, lines: Path) -> None:
        self.register, self.lines, self.engine = register, lines, duckdb.connect()
        self.blocks: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
        self.numbers: dict[str, list[str]] = {}

    def prepare(self) -> None:
        prepared(self.register, self.lines, self.engine)
        columns = ("unique_id", "number", "postal_code", "name")
        query = f"SELECT {', '.join(columns)} FROM line ORDER BY unique_id::INT"
        found = self.engine.execute(query).fetchall()
        self.rows = [dict(zip(columns, row, strict=True)) for row in found]
        wanted = {(r["postal_code"] or "")[:2] for r in self.rows}
        query = (
            "SELECT siren, postal_code, unnest(names) AS name FROM known WHERE left(postal_code, 2)"
        )
        found = self.engine.execute(query + " IN (SELECT unnest(?))", [list(wanted)])
        while rows := found.fetchmany(100_000):
            for siren, postal_code, name in rows:
                self._put(postal_code, siren, name)
                self._put(postal_code[:2], siren, name)
        written = "SELECT siren, names FROM known WHERE siren IN (SELECT number FROM line)"
        self.numbers = dict(self.engine.execute(written).fetchall())

    def _put(self, block: str, siren: str, name: str) -> None:
        self.blocks[block][0].append(siren)
        self.blocks[block][1].append(name)

    def answer(self, out: Path) -> None:
        told = [answer for row in self.rows for answer in self._one(row)]
        schema = {"row": pl.Int64, "siren": pl.String, "score": pl.Float64}
        table = pl.DataFrame(told, schema=schema, orient="row")
        unknown = {"probability": pl.lit(None, pl.Float64), "certain": pl.lit(None, pl.Boolean)}
        table.with_columns(**unknown).write_parquet(out)

    def _one(self, row: dict) -> list[tuple[int, str, float]]:
        number, best = int(row["unique_id"]), {}
        if names := self.numbers.get(row["number"]):
            best[row["number"]] = 60.0 + max(fuzz.token_sort_ratio(row["name"], n) for n in names)
        for block, more in ((row["postal_code"], 20.0), ((row["postal_code"] or "")[:2], 0.0)):
            for siren, score in self._in(block, row["name"]):
                best[siren] = max(best.get(siren, 0.0), score + more)
        return [(number, siren, score) for siren, score in best.items()]

    def _in(self, block: str | None, name: str) -> list[tuple[str, float]]:
        if not block or block not in self.blocks or not name:
            return []
        sirens, known = self.blocks[block]
        near = process.extract(name, known, scorer=fuzz.token_sort_ratio, limit=8)
        return [(sirens[at], 0.8 * by + 0.2 * fuzz.WRatio(name, found)) for found, by, at in near]
