"""From lines to candidates: entries that share words, without comparing each with each."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import polars as pl

from grappe.identity.alternatives import BEGUN, EXACT, SIMILAR
from grappe.identity.index import Index, Ints, positions, spread
from grappe.identity.lines import Ready

MOST = 40
_RARE, _LOCAL, _MEETING = 600, 1500, 60_000
_PLACE_NAME = 1.5
"""What the commune's name counts in a line's name: everybody near bears it."""


@dataclass(frozen=True)
class Pairs:
    """Lines and the entries they may be: parallel arrays, by rising line."""

    line: Ints
    entry: Ints

    def __len__(self) -> int:
        return len(self.line)

    def __getitem__(self, which: Ints) -> "Pairs":
        return Pairs(self.line[which], self.entry[which])


def seek(index: Index, lines: Ready, found: pl.DataFrame) -> Pairs:
    """At most MOST organisations for each line, at the entry that shares most with it."""
    line = found["line"].to_numpy().astype(np.int64)
    word = found["word"].to_numpy()
    how = found["how"].to_numpy()
    weight = _weights(index, lines, found)
    starts, ends, common = _ranges(index, lines, line, word, how)
    which, at = spread(starts, ends)
    met = _meetings(index, found)
    entry = np.concatenate([index.listed[at].astype(np.int64), met.entry])
    key = (np.concatenate([line[which], met.line]) << 32) | entry
    order = np.argsort(key, kind="stable")
    key = key[order]
    once = np.where(common, 0.0, weight)[which]
    weights = np.concatenate([once, np.zeros(len(met))])[order]
    fresh = np.flatnonzero(np.concatenate([[True], key[1:] != key[:-1]])) if len(key) else order
    shared = np.add.reduceat(weights, fresh) if len(fresh) else weights
    pairs = Pairs(key[fresh] >> 32, key[fresh] & 0xFFFFFFFF)
    many = np.bincount(pairs.line, minlength=len(lines.lines)) > MOST
    for i in np.flatnonzero(common & many[line]):
        _add_bearers(index, pairs, shared, line[i], word[i], weight[i])
    return _best(index, lines, pairs, shared)


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


def _best(index: Index, lines: Ready, pairs: Pairs, shared: Ints) -> Pairs:
    words = index.entry_starts[pairs.entry + 1] - index.entry_starts[pairs.entry]
    distance = words * 0.5 - shared - _nearness(index, lines, pairs)
    among = _closest(pairs.line, distance)
    order = among[np.lexsort((distance[among], pairs.line[among]))]
    close = order[rank_in(pairs.line[order]) < 3 * MOST]
    own = (pairs.line[close] << 32) | index.organisation[pairs.entry[close]]
    kept = pairs[close[np.sort(np.unique(own, return_index=True)[1])]]
    return kept[rank_in(kept.line) < MOST]


def _closest(line: Ints, distance: Ints) -> Ints:
    """Of each line those no farther than its 3 * MOST nearest: few are left to be sorted."""
    within = np.ones(len(line), dtype=bool)
    starts = np.flatnonzero(np.concatenate([[True], line[1:] != line[:-1]])) if len(line) else line
    for start, end in pairwise([*starts.tolist(), len(line)]):
        if end - start > 3 * MOST:
            own = distance[start:end]
            within[start:end] = own <= np.partition(own, 3 * MOST - 1)[3 * MOST - 1]
    return np.flatnonzero(within)


def _nearness(index: Index, lines: Ready, pairs: Pairs) -> Ints:
    """Roughly what the place counts: the same commune, postal code, department."""
    town = lines.commune.astype(np.int32)
    code = np.where(lines.postal_code > 0, lines.postal_code, town // 1000 * 1000).astype(np.int32)
    of, entry_code = code[pairs.line], index.postal_code[pairs.entry]
    same_code = of == entry_code
    same_town = same_code & (town[pairs.line] == index.commune[pairs.entry])
    return np.select([same_town, same_code, of // 1000 == entry_code // 1000], [7.0, 6.0, 3.0], 0.0)


def rank_in(line: Ints) -> Ints:
    """How many of the same line stand before each; lines rise."""
    starts = np.searchsorted(line, line, side="left")
    return np.arange(len(line)) - starts
