"""Words drawn many at a time: from a list, brands and family names put together from syllables."""

from collections.abc import Sequence

import numpy as np
import polars as pl
from numpy.random import Generator
from words import words


def some(rng: Generator, among: Sequence[str], size: int, steep: float = 0.0) -> pl.Series:
    """`size` words drawn among those given; the steeper, the more often the first ones."""
    weights = 1 / np.arange(1, len(among) + 1) ** steep
    return pl.Series(among).gather(rng.choice(len(among), size, p=weights / weights.sum()))


def brand(numbers: np.ndarray) -> pl.Series:
    """The brand word of each number: two or three syllables, always the same for a number."""
    starts, middles, ends = (len(x) for x in (words["starts"], words["middles"], words["ends"]))
    mixed = numbers.astype(np.uint64) * np.uint64(2_654_435_761) % np.uint64(1 << 32)
    start, rest = mixed % starts, mixed // starts
    end, rest = rest % ends, rest // ends
    middle = pl.Series(words["middles"]).gather((rest % middles).astype(np.int64))
    long = pl.Series((rest // middles) % 3 > 0)
    head = pl.Series(words["starts"]).gather(start.astype(np.int64))
    tail = pl.Series(words["ends"]).gather(end.astype(np.int64))
    return head + pl.select(pl.when(long).then(middle).otherwise(pl.lit(""))).to_series() + tail


def brands(rng: Generator, size: int) -> pl.Series:
    return brand(rng.integers(0, 40_000_000, size))


def families(rng: Generator, size: int) -> pl.Series:
    """Family names: half of them common ones, the others rare."""
    common = some(rng, words["families"], size, 0.6)
    rare = some(rng, words["family_starts"], size) + some(rng, words["family_ends"], size)
    return either(rng, 0.5, common, rare)


def either(rng: Generator, share: float, one: pl.Series, other: pl.Series) -> pl.Series:
    return one.zip_with(pl.Series(rng.random(len(one)) < share), other)


def initials(rng: Generator, size: int) -> pl.Series:
    letters = rng.choice(list("ABCDEFGHIJLMNPRSTV"), (size, 4))
    length = rng.choice([2, 3, 3, 3, 4], size)
    return pl.Series(["".join(row[:n]) for row, n in zip(letters.tolist(), length, strict=True)])


def none(size: int) -> pl.Series:
    return pl.Series([None] * size, dtype=pl.String)
