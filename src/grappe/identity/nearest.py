"""Of all that share a word with a line, the few that may be it."""

from itertools import pairwise

import numpy as np

from grappe.identity.index import Index, Ints
from grappe.identity.lines import Ready
from grappe.identity.pairs import Pairs, rank_in

MOST = 40


def nearest(index: Index, lines: Ready, pairs: Pairs, shared: Ints) -> Pairs:
    """At most MOST organisations for each line, at the entry that shares most with it."""
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
