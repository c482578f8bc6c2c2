"""Numbers with a right checksum, many at a time."""

import numpy as np
import polars as pl


def sirens(serial: np.ndarray, seed: int = 0) -> np.ndarray:
    """A SIREN for each serial number, all different, between 100 and 999 millions."""
    body = 10_000_000 + (serial.astype(np.int64) * 61_280_341 + 7_919 * (seed + 1)) % 90_000_000
    return body * 10 + check_digit(body, 8)


def sirets(siren: np.ndarray, rank: np.ndarray) -> np.ndarray:
    """The SIRET of a unit's first, second … establishment."""
    body = siren * 10_000 + rank
    return body * 10 + check_digit(body, 13)


def check_digit(body: np.ndarray, digits: int) -> np.ndarray:
    """The digit that makes the Luhn sum of `body` and itself a multiple of ten."""
    total = np.zeros(len(body), np.int64)
    for i in range(digits):
        digit = body // 10**i % 10
        doubled = digit * 2
        total += np.where(i % 2 == 0, doubled - 9 * (doubled > 9), digit)
    return (10 - total % 10) % 10


def text(numbers: np.ndarray, width: int) -> pl.Series:
    return pl.Series(numbers).cast(pl.String).str.zfill(width)
