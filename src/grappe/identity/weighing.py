"""What speaks for a candidate and against it, as numbers that add up."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
import polars as pl

from grappe.identity.alternatives import (
    ABBREVIATED,
    INITIALLED,
    ON_WEBSITE,
)
from grappe.identity.hashing import numbers
from grappe.identity.index import ACRONYM, Index, Ints, positions, spread
from grappe.identity.lines import Ready, masks
from grappe.identity.names import IDLE, PARTS
from grappe.identity.pairs import Pairs
from grappe.identity.second_look import NOT, look_again

_LOCAL: Final = 2.0
"""The rarity of a commune's name among the names of those who are there."""


@dataclass(frozen=True)
class Shared:
    """How the names of each pair agree. `bits[how]` and `count[how]`: rarity, in natural
    logarithms, and number of the entry's words that the line has in each way; `extra`: how many
    of the line's words the entry lacks, `missing`: how many of the entry's the line lacks, both
    without `…_idle` ones, which names take on and drop; `initials`: rarity of initials that
    stand for the whole name, 0 if none; `part`: the line is called a laboratory or unit of
    something, the entry is not."""

    bits: Ints
    count: Ints
    extra: Ints
    extra_idle: Ints
    missing: Ints
    missing_idle: Ints
    initials: Ints
    part: Ints


class Word(NamedTuple):
    """A `word` of an entry that a line has, `how`, and its `rarity`."""

    word: int
    how: int
    rarity: float


@dataclass(frozen=True)
class Matched:
    """The words of entries that lines have, pair by rising pair: `pair`, `word`, `how`, and
    `rarity`."""

    pair: Ints
    word: Ints
    how: Ints
    rarity: Ints

    def of(self, pairs: Ints) -> list[tuple[Word, ...]]:
        """Those of each of these pairs, apart from the others: who keeps an answer keeps no
        list."""
        starts, ends = np.searchsorted(self.pair, [pairs, pairs + 1])
        _, at = spread(starts, ends)
        columns = (part[at].tolist() for part in (self.word, self.how, self.rarity))
        words = list(map(Word._make, zip(*columns, strict=True)))
        cuts = [0, *np.cumsum(ends - starts).tolist()]
        return [tuple(words[low:high]) for low, high in pairwise(cuts)]


def share(index: Index, lines: Ready, found: pl.DataFrame, pairs: Pairs) -> tuple[Shared, Matched]:
    which, at = spread(index.entry_starts[pairs.entry], index.entry_starts[pairs.entry + 1])
    word = index.entry_words[at].astype(np.int64)
    rarity = index.rarity(word)
    how, mask = _ways(found, (pairs.line[which] << 32) | word)
    how, mask = _without_own_acronyms(index, pairs.entry[which], how, mask)
    how, mask = look_again(index, lines, pairs.line, which, word, how, mask)
    rarity = np.where(_all_local(lines, pairs.line[which], mask), _LOCAL, rarity)
    bits, count = _by_way(which, how, rarity, len(pairs))
    matched = np.zeros(len(pairs), dtype=np.int64)
    np.bitwise_or.at(matched, which, mask)
    initials, initials_mask = _initials(index, found, pairs)
    extra, extra_idle = _extra(lines, pairs.line, matched | initials_mask)
    lacking = (how == NOT) & (initials[which] == 0)
    idle = np.isin(word, _idle_words(index))
    missing, missing_idle = (
        np.bincount(which[lacking & kind], minlength=len(pairs)) for kind in (~idle, idle)
    )
    part = masks(lines.words.filter(pl.col("word").is_in(PARTS)), len(lines.lines))[pairs.line]
    part = (part & ~matched) > 0
    has = how < INITIALLED
    return (
        Shared(bits, count, extra, extra_idle, missing, missing_idle, initials, part),
        Matched(which[has], word[has], how[has], rarity[has]),
    )


def _ways(found: pl.DataFrame, wanted: Ints) -> tuple[Ints, Ints]:
    """How each line's word is one of an entry's, and the mask of the line's words it stands for."""
    if found.is_empty():
        return np.full(len(wanted), NOT), np.zeros(len(wanted), dtype=np.int64)
    hit = positions(_keys(found), wanted)
    how = np.where(hit >= 0, found["how"].to_numpy()[hit], NOT)
    return how, np.where(hit >= 0, found["mask"].to_numpy()[hit], 0)


def _without_own_acronyms(index: Index, entry: Ints, how: Ints, mask: Ints) -> tuple[Ints, Ints]:
    """Who has an acronym beside a name in full is known by that name to a line written in full."""
    own = (how == ABBREVIATED) & (index.form[entry] == ACRONYM)
    return np.where(own, NOT, how), np.where(own, 0, mask)


def _all_local(lines: Ready, line: Ints, mask: Ints) -> Ints:
    """Whether what is shared is the name of the line's commune, which its place counts already."""
    return (mask > 0) & ((mask & ~lines.local[line]) == 0)


def _idle_words(index: Index) -> Ints:
    return index.find(numbers(pl.Series(IDLE)))


def _keys(found: pl.DataFrame) -> Ints:
    return (found["line"].to_numpy().astype(np.int64) << 32) | found["word"].to_numpy()


def _by_way(which: Ints, how: Ints, rarity: Ints, pairs: int) -> tuple[Ints, Ints]:
    bits = np.zeros((ON_WEBSITE + 1, pairs))
    count = np.zeros((ON_WEBSITE + 1, pairs))
    for way in range(ON_WEBSITE + 1):
        of = how == way
        bits[way] = np.bincount(which[of], rarity[of], pairs)
        count[way] = np.bincount(which[of], minlength=pairs)
    return bits, count


def _initials(index: Index, found: pl.DataFrame, pairs: Pairs) -> tuple[Ints, Ints]:
    """Pairs whose entry is written out where the line has its initials."""
    rarity, mask = np.zeros(len(pairs)), np.zeros(len(pairs), dtype=np.int64)
    for line, word, bit in found.filter(how=INITIALLED).select("line", "word", "mask").rows():
        low, high = np.searchsorted(pairs.line, [line, line + 1])
        listed = index.listed[index.lists[word] : index.lists[word + 1]]
        borne = positions(listed, pairs.entry[low:high].astype(listed.dtype)) >= 0
        rarity[low:high][borne] = index.rarity(np.array([word]))[0]
        mask[low:high][borne] = bit
    return rarity, mask


def _extra(lines: Ready, line: Ints, matched: Ints) -> tuple[Ints, Ints]:
    """How many words of the line the entry lacks; the name of its commune is idle."""
    idle = pl.col("local") | pl.col("word").is_in(IDLE)
    own = (masks(lines.words.filter(one), len(lines.lines)) for one in (~idle, idle))
    telling, idling = (np.bitwise_count(one[line] & ~matched).astype(np.int64) for one in own)
    return telling, idling
