"""Tables of the register as frames, a hundred thousand rows at a time."""

from collections.abc import Iterator

import duckdb
import numpy as np
import polars as pl

_AT_ONCE = 100_000


def batches(register: duckdb.DuckDBPyConnection, table: str) -> Iterator[pl.DataFrame]:
    """The rows of a table in their order."""
    first = 0
    while len(batch := frame(register, f"FROM {table} {_between(first)} ORDER BY rowid")):
        yield batch
        first += _AT_ONCE


def _between(first: int) -> str:
    return f"WHERE rowid >= {first} AND rowid < {first + _AT_ONCE}"


def frame(register: duckdb.DuckDBPyConnection, query: str) -> pl.DataFrame:
    columns = register.execute(query).fetchnumpy()
    return pl.DataFrame({name: np.ma.getdata(values) for name, values in columns.items()})
