"""How the organisations of a register are shown: name and commune, found by their place."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from weakref import finalize

import duckdb
import numpy as np

from grappe.identity.index import Ints
from grappe.identity.tables import batches

_TOWNS: Final = """
    CREATE TEMP TABLE town AS
    SELECT name, row_number() OVER (ORDER BY name) - 1 AS place
    FROM (SELECT DISTINCT coalesce(commune_name, '') AS name FROM unit)
"""
_SHOWN: Final = """
    CREATE TEMP TABLE shown AS
    SELECT coalesce(unit.name, '') AS name, town.place::INTEGER AS town
    FROM unit JOIN town ON town.name = coalesce(commune_name, '') ORDER BY siren
"""
_TOGETHER: Final = 8192
_ARRAYS: Final = ("letters", "starts", "town", "towns")


class _Stored:
    """An array in a file, read where it is asked: of names that lie scattered, the pages around
    would all stay in memory."""

    def __init__(self, file: Path) -> None:
        laid = np.load(file, mmap_mode="r")
        self._kind, self._first = laid.dtype, laid.offset
        self._file = os.open(file, os.O_RDONLY)
        finalize(self, os.close, self._file)

    def __getitem__(self, which: slice) -> Ints:
        size = self._kind.itemsize
        count = (which.stop - which.start) * size
        read = os.pread(self._file, count, self._first + which.start * size)
        return np.frombuffer(read, dtype=self._kind)

    def at(self, rising: Ints) -> Ints:
        """The values there; those that lie near each other are read together."""
        edges = np.flatnonzero(np.diff(rising // _TOGETHER, prepend=-1))
        runs = np.split(rising, edges)[1:]
        parts = [self[int(run[0]) : int(run[-1]) + 1][run - run[0]] for run in runs]
        return np.concatenate([np.empty(0, dtype=self._kind), *parts])


@dataclass(frozen=True, eq=False)
class Shown:
    """`letters` uint8 of all names end to end, cut by `starts` int32[U+1]; `town` int32[U] says
    which of `towns`. Names are empty where Insee does not diffuse them."""

    letters: _Stored
    starts: _Stored
    town: _Stored
    towns: Ints

    def of(self, organisations: Sequence[int]) -> dict[int, tuple[str, str]]:
        """Name and commune of each; they rise."""
        rising = np.asarray(organisations, dtype=np.int64)
        towns = self.towns[self.town.at(rising)].tolist()
        starts, ends = self.starts.at(rising).tolist(), self.starts.at(rising + 1).tolist()
        names = (self.letters[a:b].tobytes().decode() for a, b in zip(starts, ends, strict=True))
        return dict(zip(organisations, zip(names, towns, strict=True), strict=True))


def write_shown(register: duckdb.DuckDBPyConnection, folder: Path) -> None:
    register.execute(_TOWNS)
    register.execute(_SHOWN)
    letters, sizes, town = [b""], [np.zeros(1, dtype=np.int64)], [np.empty(0, dtype=np.int32)]
    for batch in batches(register, "shown"):
        letters.append("".join(batch["name"]).encode())
        sizes.append(batch["name"].str.len_bytes().to_numpy().astype(np.int64))
        town.append(batch["town"].to_numpy())
    towns = register.execute("SELECT name FROM town ORDER BY place").fetchnumpy()["name"]
    register.execute("DROP TABLE shown")
    register.execute("DROP TABLE town")
    made: tuple[np.ndarray[Any, Any], ...] = (
        np.frombuffer(b"".join(letters), dtype=np.uint8),
        np.cumsum(np.concatenate(sizes)).astype(np.int32),
        np.concatenate(town),
        np.array(towns.tolist(), dtype=np.str_),
    )
    for name, array in zip(_ARRAYS, made, strict=True):
        np.save(folder / f"shown_{name}.npy", array)


def open_shown(folder: Path) -> Shown:
    letters, starts, town = (_Stored(folder / f"shown_{name}.npy") for name in _ARRAYS[:3])
    return Shown(letters, starts, town, np.load(folder / f"shown_{_ARRAYS[3]}.npy", mmap_mode="r"))
