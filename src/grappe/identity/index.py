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
    `among`: a larger index; what is rare and who is near is told by both together, so that few
    are weighed as the many are.
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
    among: "Index | None" = None

    def __len__(self) -> int:
        return len(self.organisation)

    @property
    def population(self) -> int:
        """The names among which a word is rare: those known here, and others that are not."""
        return len(self) + (self.among.population if self.among else _OTHERS)

    def bearers(self, word: Ints) -> Ints:
        """How many entries bear each word."""
        own = self.lists[word + 1] - self.lists[word]
        if self.among is None:
            return own
        at = self.among.find(self.word_numbers[word])
        return own + np.where(at >= 0, self.among.bearers(np.maximum(at, 0)), 0)

    def rarity(self, word: Ints) -> Ints:
        """Natural logarithm of one in how many entries bears each word."""
        return np.log(self.population / np.maximum(self.bearers(word), 1))

    def within(self, first: Ints, codes: int) -> Ints:
        """How many entries stand in so many postal codes from each first one on."""
        edges, inverse = np.unique(np.concatenate([first, first + codes]), return_inverse=True)
        at = np.searchsorted(self.postal_code, edges.astype(np.int32))[inverse]
        own = at[len(first) :] - at[: len(first)]
        return own + self.among.within(first, codes) if self.among else own

    def word(self, number: int) -> str:
        start, end = self.letter_starts[number : number + 2].tolist()
        return self.letters[start:end].tobytes().decode()

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
        for name in _arrays():
            np.save(folder / f"{name}.npy", getattr(self, name))


def open_index(folder: Path) -> Index:
    """The index in a folder, mapped into memory: only what is touched is read."""
    arrays: dict[str, Any] = {
        name: np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r")) for name in _arrays()
    }
    return Index(**arrays)


def _arrays() -> list[str]:
    return [one.name for one in fields(Index) if one.name != "among"]


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
