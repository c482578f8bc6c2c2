"""Numbers in place of words, so that millions are found by bisection.

A word's number is a polynomial of its letters modulo 2⁶⁴. From the sums of its beginnings follow
the numbers of the same word without one letter, and of its two halves, with no word being cut.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

Numbers = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]

LONGEST = 60
_BASE = 0x9E3779B97F4A7C15
_MASK = (1 << 64) - 1


def _powers(base: int) -> Numbers:
    return np.array([pow(base, i, 1 << 64) for i in range(LONGEST + 1)], dtype=np.uint64)


_POWERS = _powers(_BASE)
_INVERSE = np.uint64(pow(_BASE, -1, 1 << 64))
_BACK = _powers(pow(_BASE, -1, 1 << 64))


@dataclass(frozen=True)
class Spelt:
    """Words laid end to end. `letters`: their bytes; `of`: the word that each letter stands in;
    `at`: its place there; `before`: the polynomial of what stands before it in its word;
    `whole`: that of each word."""

    letters: npt.NDArray[np.uint8]
    lengths: Places
    of: Places
    at: Places
    before: Numbers
    whole: Numbers


def spell(words: pl.Series) -> Spelt:
    """Words of at most LONGEST bytes each; of longer ones, their beginnings."""
    cut = words.str.head(LONGEST)
    letters = np.frombuffer("".join(cut).encode(), dtype=np.uint8)
    lengths = cut.str.len_bytes().to_numpy().astype(np.int64)
    starts = np.cumsum(lengths) - lengths
    of = np.repeat(np.arange(len(lengths)), lengths)
    at = np.arange(len(letters)) - starts[of]
    sums = np.concatenate([[np.uint64(0)], np.cumsum(_parts(letters, at), dtype=np.uint64)])
    first = sums[starts]
    return Spelt(letters, lengths, of, at, sums[:-1] - first[of], sums[starts + lengths] - first)


def _parts(letters: npt.NDArray[np.uint8], at: Places) -> Numbers:
    return (letters.astype(np.uint64) + np.uint64(1)) * _POWERS[at]


def numbers(words: pl.Series) -> Numbers:
    """A number for each word."""
    return mixed(spell(words).whole)


def one_letter_less(spelt: Spelt) -> Numbers:
    """For each letter, the number of its word without it."""
    own = _parts(spelt.letters, spelt.at)
    after = spelt.whole[spelt.of] - spelt.before - own
    return mixed(spelt.before + after * _INVERSE)


def halves(spelt: Spelt) -> tuple[Numbers, Numbers]:
    """For each letter, the numbers of what stands before it and of what begins with it."""
    rest = (spelt.whole[spelt.of] - spelt.before) * _BACK[spelt.at]
    return mixed(spelt.before), mixed(rest)


def mixed(polynomials: Numbers) -> Numbers:
    """The same numbers, spread over all bits."""
    x = polynomials ^ (polynomials >> np.uint64(32))
    x = x * np.uint64(0xD6E8FEB86659FD93)
    return x ^ (x >> np.uint64(32))
