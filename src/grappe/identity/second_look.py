"""Words that resemble each other only loosely, compared between a line and its candidates alone.

Sought in the whole index they would net half of it; between two that share something else they
tell: `tosirnat` for `tosimat`, `distri` for `distribution`, `dvpt` for `developpement`.
"""

from typing import Final

import numpy as np
from rapidfuzz.distance import DamerauLevenshtein, LCSseq
from rapidfuzz.process import cpdist

from grappe.identity.alternatives import CUT, LIKE
from grappe.identity.index import Index, Ints, spread
from grappe.identity.lines import Ready

NOT: Final = 255
_LONG, _TWO_SLIPS = 6, 2
_SHORT, _ONE_SLIP = 3, 1


def look_again(
    index: Index, lines: Ready, line: Ints, which: Ints, word: Ints, how: Ints, mask: Ints
) -> tuple[Ints, Ints]:
    """`how` and `mask` of words that no word of the line was found for, and that one resembles.

    `line` of each pair; `which` pair, `word`, `how` and `mask` of each word of the pairs' entries.
    """
    taken = np.zeros(len(line), dtype=np.int64)
    np.bitwise_or.at(taken, which, mask)
    row, own = _open(index, lines, line, which, word, how, taken)
    key, of = np.unique((own << 32) | word[row], return_inverse=True)
    way = _ways(index, lines.words["word"].gather(key >> 32).to_list(), key & 0xFFFFFFFF)[of]
    found = np.flatnonzero(way < NOT)
    best = found[np.lexsort((way[found], row[found]))]
    row, first = np.unique(row[best], return_index=True)
    best = best[first]
    how, mask = how.copy(), mask.copy()
    how[row] = way[best]
    mask[row] = np.int64(1) << lines.words["position"].to_numpy()[own[best]].astype(np.int64)
    return how, mask


def _open(
    index: Index, lines: Ready, line: Ints, which: Ints, word: Ints, how: Ints, taken: Ints
) -> tuple[Ints, Ints]:
    """Words of entries and words of lines that nothing was found for and that begin alike."""
    rows = np.flatnonzero(how == NOT)
    of = lines.words["line"].to_numpy()
    of_line = line[which[rows]]
    at, own = spread(np.searchsorted(of, of_line), np.searchsorted(of, of_line, side="right"))
    row = rows[at]
    begins = np.array([ord(one[0]) for one in lines.words["word"].to_list()], dtype=np.uint8)
    bit = np.int64(1) << lines.words["position"].to_numpy().astype(np.int64)
    alike = index.letters[index.letter_starts[word[row]]] == begins[own]
    free = (taken[which[row]] & bit[own]) == 0
    return row[alike & free], own[alike & free]


def _ways(index: Index, written: list[str], words: Ints) -> Ints:
    if not written:
        return np.empty(0, dtype=np.int64)
    known = index.spelt(words)
    sizes = np.array([list(map(len, written)), list(map(len, known))])
    shorter = sizes.min(axis=0)
    slips = cpdist(written, known, scorer=DamerauLevenshtein.distance, score_cutoff=_TWO_SLIPS)
    alike = slips <= np.where(shorter >= _LONG, _TWO_SLIPS, _ONE_SLIP)
    kept = cpdist(written, known, scorer=LCSseq.similarity) == shorter
    return np.select([alike & (shorter >= _SHORT), kept & (shorter >= _SHORT)], [LIKE, CUT], NOT)
