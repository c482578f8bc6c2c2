"""What speaks for a candidate and against it, as numbers that add up."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from grappe.identity.alternatives import (
    ABBREVIATED,
    EXACT,
    INITIALLED,
    JOINED,
    ON_WEBSITE,
    PART,
    SIMILAR,
    spread,
)
from grappe.identity.hashing import numbers
from grappe.identity.index import Index, Ints, positions
from grappe.identity.lines import Ready
from grappe.identity.names import IDLE
from grappe.identity.seeking import Pairs

_NOT: Final = 255
_LOCAL: Final = 2.0
"""The rarity of a commune's name among the names of those who are there."""


@dataclass(frozen=True)
class Shared:
    """How the names of each pair agree. `bits[how]` and `count[how]`: rarity, in natural
    logarithms, and number of the entry's words that the line has in each way; `extra`: how many
    of the line's words the entry lacks, `missing`: how many of the entry's the line lacks, both
    without `…_idle` ones, which names take on and drop; `initials`: rarity of initials that
    stand for the whole name, 0 if none."""

    bits: Ints
    count: Ints
    extra: Ints
    extra_idle: Ints
    missing: Ints
    missing_idle: Ints
    initials: Ints


@dataclass(frozen=True)
class Matched:
    """The words of entries that lines have, pair by rising pair: `pair`, `word`, `how`, and
    `rarity`."""

    pair: Ints
    word: Ints
    how: Ints
    rarity: Ints


def share(index: Index, lines: Ready, found: pl.DataFrame, pairs: Pairs) -> tuple[Shared, Matched]:
    which, at = spread(index.entry_starts[pairs.entry], index.entry_starts[pairs.entry + 1])
    word = index.entry_words[at].astype(np.int64)
    rarity = rarities(index, word)
    how, mask = _ways(found, (pairs.line[which] << 32) | word)
    rarity = np.where(_all_local(lines, pairs.line[which], mask), _LOCAL, rarity)
    bits, count = _by_way(which, how, rarity, len(pairs))
    matched = np.zeros(len(pairs), dtype=np.int64)
    np.bitwise_or.at(matched, which, mask)
    initials, initials_mask = _initials(index, found, pairs)
    extra, extra_idle = _extra(lines, pairs.line, matched | initials_mask)
    lacking = (how == _NOT) & (initials[which] == 0)
    idle = np.isin(word, _idle_words(index))
    missing, missing_idle = (
        np.bincount(which[lacking & kind], minlength=len(pairs)) for kind in (~idle, idle)
    )
    has = how < INITIALLED
    return (
        Shared(bits, count, extra, extra_idle, missing, missing_idle, initials),
        Matched(which[has], word[has], how[has], rarity[has]),
    )


def _ways(found: pl.DataFrame, wanted: Ints) -> tuple[Ints, Ints]:
    """How each line's word is one of an entry's, and the mask of the line's words it stands for."""
    if found.is_empty():
        return np.full(len(wanted), _NOT), np.zeros(len(wanted), dtype=np.int64)
    hit = positions(_keys(found), wanted)
    how = np.where(hit >= 0, found["how"].to_numpy()[hit], _NOT)
    return how, np.where(hit >= 0, found["mask"].to_numpy()[hit], 0)


def _all_local(lines: Ready, line: Ints, mask: Ints) -> Ints:
    """Whether what is shared is the name of the line's commune, which its place counts already."""
    own = lines.words.filter("local")
    local = np.zeros(len(lines.lines), dtype=np.int64)
    bit = np.int64(1) << own["position"].to_numpy().astype(np.int64)
    np.bitwise_or.at(local, own["line"].to_numpy(), bit)
    return (mask > 0) & ((mask & ~local[line]) == 0)


def _idle_words(index: Index) -> Ints:
    return index.find(numbers(pl.Series(IDLE)))


def rarities(index: Index, word: Ints) -> Ints:
    """Natural logarithm of one in how many entries bears each word."""
    borne = index.lists[word + 1] - index.lists[word]
    return np.log(index.population / np.maximum(borne, 1))


def _keys(found: pl.DataFrame) -> Ints:
    return (found["line"].to_numpy().astype(np.int64) << 32) | found["word"].to_numpy()


def _by_way(which: Ints, how: Ints, rarity: Ints, pairs: int) -> tuple[Ints, Ints]:
    bits = np.zeros((ON_WEBSITE + 1, pairs))
    count = np.zeros((ON_WEBSITE + 1, pairs))
    for way in (EXACT, JOINED, PART, SIMILAR, ABBREVIATED, ON_WEBSITE):
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
        rarity[low:high][borne] = rarities(index, np.array([word]))[0]
        mask[low:high][borne] = bit
    return rarity, mask


def _extra(lines: Ready, line: Ints, matched: Ints) -> tuple[Ints, Ints]:
    """How many words of the line the entry lacks; the name of its commune is idle."""
    idle = pl.col("local") | pl.col("word").is_in(IDLE)
    own = lines.words.select("line", "position", idle=idle)
    bit = np.int64(1) << own["position"].to_numpy().astype(np.int64)
    masks = np.zeros((2, len(lines.lines)), dtype=np.int64)
    np.bitwise_or.at(masks, (own["idle"].to_numpy().astype(int), own["line"].to_numpy()), bit)
    telling, idling = (np.bitwise_count(masks[i][line] & ~matched) for i in (0, 1))
    return telling.astype(np.int64), idling.astype(np.int64)
