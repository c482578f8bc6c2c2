"""Where invented organisations are: communes of France, drawn by their inhabitants."""

import unicodedata
from dataclasses import dataclass
from functools import cache

import numpy as np
import polars as pl
from numpy.random import Generator

from grappe.references import Commune, communes_of_region, departments

_DISTRICTS = {"75056": ("751", 20), "69123": ("6938", 9), "13055": ("132", 16)}


@dataclass(frozen=True)
class Places:
    """A row a commune or municipal district, in an order in which near ones stand near."""

    table: pl.DataFrame
    weights: np.ndarray

    def drawn(self, rng: Generator, size: int) -> np.ndarray:
        """Rows of `size` places, populous ones more often."""
        return np.searchsorted(self.weights, rng.random(size)).clip(0, self.table.height - 1)

    def near(self, rng: Generator, rows: np.ndarray) -> np.ndarray:
        return (rows + rng.integers(1, 6, len(rows))) % self.table.height


@cache
def places() -> Places:
    regions = sorted({one.region for one in departments().values()})
    communes = [c for region in regions for c in communes_of_region(region) if c.population]
    rows = [row for commune in sorted(communes, key=_order) for row in _rows(commune)]
    schema = ["commune_code", "commune", "proper", "department", "postal_codes", "inhabitants"]
    table = pl.DataFrame(rows, schema=schema, orient="row")
    shares = table["inhabitants"].to_numpy() ** 1.1
    return Places(table, np.cumsum(shares / shares.sum()))


def _order(commune: Commune) -> tuple[float, float]:
    return round(commune.latitude or 0, 1), commune.longitude or 0


def _rows(commune: Commune) -> list[tuple[str, str, str, str, list[str], int]]:
    if commune.code not in _DISTRICTS:
        codes, name = list(commune.postal_codes), written(commune.name)
        return [(commune.code, name, commune.name, commune.department, codes, commune.population)]
    prefix, count = _DISTRICTS[commune.code]
    return [_district(commune, prefix, n, commune.population // count) for n in range(1, count + 1)]


def _district(
    city: Commune, prefix: str, number: int, inhabitants: int
) -> tuple[str, str, str, str, list[str], int]:
    code = prefix + str(number).zfill(5 - len(prefix))
    name = f"{written(city.name)} {number}{'ER' if number == 1 else 'EME'}"
    postal_code = f"{city.department}{number:03}"
    return code, name, city.name, city.department, [postal_code], inhabitants


def written(name: str) -> str:
    """A commune's name as the register writes it: capitals, no accents."""
    plain = unicodedata.normalize("NFKD", name.replace("œ", "oe").replace("Œ", "OE"))
    return plain.encode("ascii", "ignore").decode().upper().replace("'", " ")
