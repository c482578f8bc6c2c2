"""The index by which a line's candidates are found, on disk or in memory.

An *entry* is one name of one organisation at one place. Entries are numbered by postal code, so
that the entries of a word in a place, or in a department, stand next to each other.
"""

from dataclasses import dataclass, fields
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[Any]
INITIALS, BEGINNING = "=", "~"
OFFICIAL, USUAL, ACRONYM, SIGN, EARLIER = range(5)
_OTHERS = 100_000


@dataclass(frozen=True, eq=False)
class Index:
    """Arrays; of W words, E entries, U organisations. Words are numbered by their hash.

    `word_numbers` uint64[W] rising, `letters` uint8 and `letter_starts` int32[W+1] spell them;
    `lists` int32[W+1] cuts `listed` int32 into the rising entries of each word. `clipped`
    uint32, rising, are the numbers of words without one letter, `clipped_words` int32 whose.
    `entry_words` int32 are the words of each entry, cut by `entry_starts` int32[E+1];
    `organisation` int32[E], `postal_code` int32[E] rising, `commune` int32[E], `form` uint8[E].
    `own` int32 are the entries of each organisation, cut by `own_starts` int32[U+1]; `key`
    int32[U] rising; `facts` int16[U, 4]: legal form, headcount code, year it ceased, traits.
    """

    word_numbers: Ints
    letters: Ints
    letter_starts: Ints
    lists: Ints
    listed: Ints
    clipped: Ints
    clipped_words: Ints
    entry_words: Ints
    entry_starts: Ints
    organisation: Ints
    postal_code: Ints
    commune: Ints
    form: Ints
    own: Ints
    own_starts: Ints
    key: Ints
    facts: Ints

    def __len__(self) -> int:
        return len(self.organisation)

    @property
    def population(self) -> int:
        """The names among which a word is rare: those known here, and others that are not."""
        return len(self) + _OTHERS

    def word(self, number: int) -> str:
        return self.spelt(np.array([number]))[0]

    def spelt(self, numbers: Ints) -> list[str]:
        """These words."""
        starts, ends = self.letter_starts[numbers], self.letter_starts[numbers + 1]
        _, at = spread(starts, ends)
        letters = self.letters[at].tobytes().decode()
        cuts = np.concatenate([[0], np.cumsum(ends - starts)]).tolist()
        return [letters[a:b] for a, b in pairwise(cuts)]

    def find(self, numbers: Ints) -> Ints:
        """The words of these hashes, -1 where no entry has one."""
        return positions(self.word_numbers, numbers)

    def save(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for field in fields(self):
            np.save(folder / f"{field.name}.npy", getattr(self, field.name))


def open_index(folder: Path) -> Index:
    """The index in a folder, mapped into memory: only what is touched is read."""
    return Index(
        **{
            f.name: np.asarray(np.load(folder / f"{f.name}.npy", mmap_mode="r"))
            for f in fields(Index)
        }
    )


def positions(rising: Ints, wanted: Ints) -> Ints:
    """Where each wanted value stands in rising values, -1 where it doesn't."""
    if not len(rising):
        return np.full(len(wanted), -1)
    at = np.minimum(np.searchsorted(rising, wanted), len(rising) - 1)
    return np.where(rising[at] == wanted, at, -1)


def spread(starts: Ints, ends: Ints) -> tuple[Ints, Ints]:
    """The whole numbers of each half-open range one after the other, and whose they are."""
    lengths = ends - starts
    which = np.repeat(np.arange(len(starts)), lengths)
    offset = np.arange(len(which)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return which, np.repeat(starts, lengths) + offset
