"""Writes an invented company register as INSEE publishes Sirene: StockUniteLegale and
StockEtablissement in Parquet, official column names.

Companies that Grappe shows in its demonstration bear numbers that begin with 00. This register is
thrown away after measuring and is never written into the repository; three million of those
numbers do not exist, so it draws from the whole range of numbers with a right checksum.

Usage: python benchmarks/identity/generate.py OUT [--units 500000] [--seed 1]
"""

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import establishments
import numpy as np
import polars as pl
import pyarrow.parquet as pq
import units
from numpy.random import Generator
from places import Places, places

CHUNK = 100_000
UNITS, ESTABLISHMENTS = "StockUniteLegale_utf8.parquet", "StockEtablissement_utf8.parquet"


@dataclass(frozen=True)
class Chunk:
    """Some units of the register, and their establishments."""

    units: pl.DataFrame
    establishments: pl.DataFrame


def chunks(count: int, seed: int, first: int = 0, among: int | None = None) -> Iterator[Chunk]:
    """`count` units from the `first` on, of a register that has `among` in all: how many there
    are says how many groups there are, and how long their lists of subsidiaries."""
    where = places()
    for begin in range(first, first + count, CHUNK):
        rng = np.random.default_rng([seed, begin])
        size = min(CHUNK, first + count - begin)
        yield chunk(rng, where, np.arange(begin, begin + size), among or count)


def chunk(rng: Generator, where: Places, serial: np.ndarray, among: int) -> Chunk:
    about = establishments.numbered(units.people_and_firms(rng, where, serial, among), rng)
    return Chunk(units.official(rng, about), establishments.official(rng, where, about))


def write(out: Path, count: int, seed: int) -> int:
    """Writes both files; answers how many establishments there are."""
    out.mkdir(parents=True, exist_ok=True)
    writers: dict[str, pq.ParquetWriter] = {}
    written = 0
    for one in chunks(count, seed):
        for name, frame in ((UNITS, one.units), (ESTABLISHMENTS, one.establishments)):
            table = frame.to_arrow(compat_level=pl.CompatLevel.oldest())
            if name not in writers:
                writers[name] = pq.ParquetWriter(out / name, table.schema, compression="zstd")
            writers[name].write_table(table)
        written += one.establishments.height
    for writer in writers.values():
        writer.close()
    return written


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("out", type=Path)
    ask.add_argument("--units", type=int, default=500_000)
    ask.add_argument("--seed", type=int, default=1)
    given, begun = ask.parse_args(), time.perf_counter()
    establishments_written = write(given.out, given.units, given.seed)
    seconds = time.perf_counter() - begun
    print(f"{given.units} units, {establishments_written} establishments, {seconds:.1f} s")


if __name__ == "__main__":
    main()
