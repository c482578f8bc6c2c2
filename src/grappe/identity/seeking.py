"""From lines to candidates: entries that share words, without comparing each with each."""

import numpy as np
import polars as pl

from grappe.identity.alternatives import BEGUN, EXACT, SIMILAR
from grappe.identity.index import Index, Ints, positions, spread
from grappe.identity.lines import Ready
from grappe.identity.nearest import MOST, nearest
from grappe.identity.pairs import Pairs

_RARE, _LOCAL, _MEETING = 600, 1500, 60_000
_PLACE_NAME = 1.5
"""What the commune's name counts in a line's name: everybody near bears it."""


def seek(index: Index, lines: Ready, found: pl.DataFrame) -> Pairs:
    """At most MOST organisations for each line, at the entry that shares most with it."""
    line = found["line"].to_numpy().astype(np.int64)
    word = found["word"].to_numpy()
    how = found["how"].to_numpy()
    weight = _weights(index, lines, found)
    starts, ends, common = _ranges(index, lines, line, word, how)
    which, at = spread(starts, ends)
    met = _meetings(index, found)
    seen = Pairs(
        np.concatenate([line[which], met.line]), np.concatenate([index.listed[at], met.entry])
    )
    once = np.where(common, 0.0, weight)[which]
    pairs, shared = _summed(index, seen, np.concatenate([once, np.zeros(len(met))]))
    many = np.bincount(pairs.line, minlength=len(lines.lines)) > MOST
    for i in np.flatnonzero(common & many[line]):
        _add_bearers(index, pairs, shared, line[i], word[i], weight[i])
    return nearest(index, lines, pairs, shared)


def _summed(index: Index, seen: Pairs, weights: Ints) -> tuple[Pairs, Ints]:
    """The pairs, each once and in order, and the sum of what they weigh.

    Line, entry and place are put into one number each, so that plain sorting, which is several
    times as fast as sorting by a key, keeps their order."""
    if not len(seen):
        return seen, weights
    of_entry, of_place = len(index).bit_length(), len(seen).bit_length()
    key = (seen.line << of_entry) | seen.entry
    key <<= of_place
    key |= np.arange(len(seen))
    key.sort()
    place = key & ((1 << of_place) - 1)
    key >>= of_place
    fresh = np.flatnonzero(np.diff(key, prepend=-1))
    shared = np.add.reduceat(weights[place], fresh)
    key = key[fresh]
    return Pairs(key >> of_entry, key & ((1 << of_entry) - 1)), shared


def _weights(index: Index, lines: Ready, found: pl.DataFrame) -> Ints:
    """What each word counts when candidates are chosen."""
    line, word, how, mask = (found[name].to_numpy() for name in ("line", "word", "how", "mask"))
    rarity = index.rarity(word)
    names_place = (mask > 0) & ((mask & ~lines.local[line]) == 0)
    return np.select(
        [how == BEGUN, names_place, how == SIMILAR], [1.0, _PLACE_NAME, rarity * 0.7], rarity
    )


def _add_bearers(
    index: Index, pairs: Pairs, shared: Ints, line: int, word: int, weight: float
) -> None:
    """Counts a common word for those candidates that bear it, wherever they are."""
    low, high = np.searchsorted(pairs.line, [line, line + 1])
    listed = index.listed[index.lists[word] : index.lists[word + 1]]
    bears = positions(listed, pairs.entry[low:high].astype(listed.dtype)) >= 0
    shared[low:high] += np.where(bears, weight, 0.0)


def _ranges(
    index: Index, lines: Ready, line: Ints, word: Ints, how: Ints
) -> tuple[Ints, Ints, Ints]:
    """Of each word the entries looked at: all of a rare one, those nearby of a common one, and
    which words are common."""
    starts, ends = index.lists[word].copy(), index.lists[word + 1].copy()
    common = (ends - starts > _RARE) & (how != BEGUN)
    for i in np.flatnonzero(common | (how == BEGUN)):
        starts[i], ends[i] = _nearby(index, lines, line[i], starts[i], ends[i])
    return starts, ends, common


def _nearby(index: Index, lines: Ready, line: int, start: int, end: int) -> tuple[int, int]:
    """The part of a list that stands in the line's department or, if that is long, its postal
    code; nothing where no place is known."""
    code = lines.postal_code[line] or lines.commune[line] // 1000 * 1000
    if not code:
        return start, start
    listed = index.listed[start:end]
    first = code // 1000 * 1000
    low, high = _between(index, listed, first, first + 999)
    if high - low > _LOCAL:
        low, high = _between(index, listed, code, code)
    return start + low, start + min(high, low + _LOCAL)


def _between(index: Index, listed: Ints, first: int, last: int) -> tuple[int, int]:
    edges = np.searchsorted(index.postal_code, np.array([first, last + 1], dtype=np.int32))
    low, high = np.searchsorted(listed, edges.astype(listed.dtype))
    return int(low), int(high)


def _meetings(index: Index, found: pl.DataFrame) -> Pairs:
    """Of a line whose words are all common, the entries that bear two of the rarest."""
    listed = found.filter(pl.col("how") == EXACT)
    borne = pl.Series(index.lists[listed["word"] + 1] - index.lists[listed["word"]])
    ranked = listed.with_columns(borne=borne).sort("line", "borne", "word")
    rarest = ranked.group_by("line", maintain_order=True).agg("word", "borne")
    common = rarest.filter(pl.col("borne").list.first().is_between(_RARE + 1, _MEETING))
    met = [(line, _both(index, words)) for line, words in common.select("line", "word").rows()]
    lines = [np.full(len(entries), line, dtype=np.int64) for line, entries in met]
    none = np.empty(0, dtype=np.int64)
    return Pairs(np.concatenate([none, *lines]), np.concatenate([none, *(e for _, e in met)]))


def _both(index: Index, words: list[int]) -> Ints:
    """The entries in the shortest list and in one of the two next."""
    shortest, *others = (index.listed[slice(*index.lists[w : w + 2])] for w in words[:3])
    within = np.zeros(len(shortest), dtype=bool)
    for other in others:
        within |= positions(other, shortest) >= 0
    return shortest[within][:_LOCAL].astype(np.int64)
