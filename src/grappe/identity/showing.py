"""How the organisations of a register are shown: name and commune, found by their place."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

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
_ARRAYS: Final = ("letters", "starts", "town", "towns")


@dataclass(frozen=True, eq=False)
class Shown:
    """`letters` uint8 of all names end to end, cut by `starts` int32[U+1]; `town` int32[U] says
    which of `towns`. Names are empty where Insee does not diffuse them."""

    letters: Ints
    starts: Ints
    town: Ints
    towns: Ints

    def of(self, organisation: int) -> tuple[str, str]:
        """Name and commune."""
        start, end = self.starts[organisation : organisation + 2]
        name = self.letters[start:end].tobytes().decode()
        return name, str(self.towns[self.town[organisation]])


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
    made = (
        np.frombuffer(b"".join(letters), dtype=np.uint8),
        np.cumsum(np.concatenate(sizes)).astype(np.int32),
        np.concatenate(town),
        np.array(towns.tolist(), dtype=np.str_),
    )
    for name, array in zip(_ARRAYS, made, strict=True):
        np.save(folder / f"shown_{name}.npy", array)


def open_shown(folder: Path) -> Shown:
    """Mapped into memory, but for the communes."""
    mapped = (np.load(folder / f"shown_{name}.npy", mmap_mode="r") for name in _ARRAYS)
    return Shown(*map(np.asarray, mapped))
