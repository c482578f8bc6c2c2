"""The words of the index that each word of a line may stand for."""

from collections.abc import Iterator
from typing import Final

import numpy as np
import polars as pl
from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import cpdist

from grappe.identity.assembling import SHORTEST_CLIPPED
from grappe.identity.building import beginnings, initials
from grappe.identity.hashing import halves, numbers, one_letter_less, spell
from grappe.identity.index import INITIALS, Index, Ints, spread
from grappe.identity.lines import Ready
from grappe.identity.names import comparable

EXACT, JOINED, PART, SIMILAR, LIKE, CUT, ABBREVIATED, ON_WEBSITE, INITIALLED, BEGUN = range(10)
_INITIALS = range(3, 9)
_SCHEMA: Final = {
    "line": pl.UInt32,
    "word": pl.Int64,
    "mask": pl.Int64,
    "how": pl.UInt8,
}


def alternatives(index: Index, lines: Ready) -> pl.DataFrame:
    """(`line`, `word` of the index, `mask` of the line's words that it stands for, `how`); each
    pair of line and word once, in the best way."""
    found = [*_own(index, lines.words), _on_website(index, lines.website)]
    return (
        pl.concat(found)
        .sort("line", "word", "how", "mask")
        .unique(["line", "word"], keep="first", maintain_order=True)
    )


def _own(index: Index, words: pl.DataFrame) -> Iterator[pl.DataFrame]:
    spelt = words.with_columns(found=pl.Series(index.find(numbers(words["word"]))))
    said = words.rename({"line": "at"})
    yield _direct(spelt)
    yield _similar(index, spelt)
    yield _joined(index, words)
    yield _parts(index, spelt)
    yield _abbreviated(index, said)
    yield _initialled(index, words)
    begun = beginnings(said)
    yield _looked_up(index, begun["at"], begun["word"], pl.lit(0), BEGUN)


def _on_website(index: Index, words: pl.DataFrame) -> pl.DataFrame:
    """The words of a website's name, which stand for none of the line's own."""
    spelt = words.with_columns(found=pl.Series(index.find(numbers(words["word"]))))
    found = pl.concat([_direct(spelt), _joined(index, words), _parts(index, spelt)])
    return found.with_columns(mask=pl.lit(0, pl.Int64), how=pl.lit(ON_WEBSITE, pl.UInt8))


def _table(line: object, word: object, mask: object, how: int) -> pl.DataFrame:
    table = pl.DataFrame({"line": line, "word": word, "mask": mask})
    return table.with_columns(how=pl.lit(how)).select(
        pl.col(name).cast(kind) for name, kind in _SCHEMA.items()
    )


def _mask(positions: Ints) -> Ints:
    return np.int64(1) << positions.astype(np.int64)


def _direct(spelt: pl.DataFrame) -> pl.DataFrame:
    known = spelt.filter(pl.col("found") >= 0)
    return _table(known["line"], known["found"], _mask(known["position"].to_numpy()), EXACT)


def _similar(index: Index, spelt: pl.DataFrame) -> pl.DataFrame:
    """Words that one letter more, less or other, or two swapped, tell apart."""
    long = spelt.filter(pl.col("word").str.len_bytes() >= SHORTEST_CLIPPED)
    if long.is_empty():
        return _table([], [], [], SIMILAR)
    each = spell(long["word"])
    clipped = np.concatenate([one_letter_less(each), numbers(long["word"])])
    of = np.concatenate([each.of, np.arange(len(long))])
    at, word = _clipped_words(index, (clipped >> np.uint64(32)).astype(np.uint32))
    shorter = index.find(clipped[: len(each.of)])
    at = np.concatenate([of[at], each.of[shorter >= 0]])
    word = np.concatenate([word, shorter[shorter >= 0]])
    pairs = np.unique(np.stack([at, word]), axis=1) if len(at) else np.empty((2, 0), dtype=int)
    at, word = pairs.astype(np.int64)
    slips = cpdist(
        long["word"].gather(at).to_list(),
        index.spelt(word),
        scorer=DamerauLevenshtein.distance,
        score_cutoff=1,
    )
    at, word = at[slips == 1], word[slips == 1]
    rows = long[at] if len(at) else long.clear()
    return _table(rows["line"], word, _mask(rows["position"].to_numpy()), SIMILAR)


def _clipped_words(index: Index, wanted: Ints) -> tuple[Ints, Ints]:
    starts = np.searchsorted(index.clipped, wanted, side="left")
    ends = np.searchsorted(index.clipped, wanted, side="right")
    which, at = spread(starts, ends)
    return which, np.asarray(index.clipped_words[at], dtype=np.int64)


def _joined(index: Index, words: pl.DataFrame) -> pl.DataFrame:
    """`st` and `microelectronics` for `stmicroelectronics`."""
    following = pl.col("written").shift(-1).over("line")
    pairs = words.with_columns(written=pl.col("written") + following).drop_nulls("written")
    joint = pairs.select(comparable())["word"]
    found = index.find(numbers(joint)) if len(pairs) else np.empty(0)
    known = found >= 0
    mask = 3 * _mask(pairs["position"].to_numpy())
    return _table(pairs["line"].filter(known), found[known], mask[known], JOINED)


def _parts(index: Index, spelt: pl.DataFrame) -> pl.DataFrame:
    """`stmicroelectronics` for `st` and `microelectronics`, of a word that nobody bears."""
    whole = spelt.filter((pl.col("found") < 0) & (pl.col("word").str.len_bytes() >= 5))
    if whole.is_empty():
        return _table([], [], [], PART)
    each = spell(whole["word"])
    before, rest = (index.find(half) for half in halves(each))
    both = (before >= 0) & (rest >= 0) & (each.at >= 2) & (each.at <= each.lengths[each.of] - 2)
    rows = whole[np.concatenate([each.of[both]] * 2)]
    word = np.concatenate([before[both], rest[both]])
    return _table(rows["line"], word, _mask(rows["position"].to_numpy()), PART)


def _abbreviated(index: Index, said: pl.DataFrame) -> pl.DataFrame:
    """Initials that an organisation bears as a name, for a line that writes them out."""
    whole = initials(said)
    mask = (1 << said.group_by("at").len("of").join(whole, on="at")["of"].to_numpy()) - 1
    return _looked_up(index, whole["at"], whole["word"].str.slice(1), mask, ABBREVIATED)


def _initialled(index: Index, words: pl.DataFrame) -> pl.DataFrame:
    """Names that are written out, for a line that writes initials."""
    short = words.filter(pl.col("written").str.len_bytes().is_in(_INITIALS))
    mask = _mask(short["position"].to_numpy())
    return _looked_up(index, short["line"], INITIALS + short["written"], mask, INITIALLED)


def _looked_up(
    index: Index, line: pl.Series, word: pl.Series, mask: pl.Expr | Ints, how: int
) -> pl.DataFrame:
    if line.is_empty():
        return _table([], [], [], how)
    table = pl.DataFrame({"line": line, "word": index.find(numbers(word))})
    masked = table.with_columns(mask=mask if isinstance(mask, pl.Expr) else pl.Series(mask))
    known = masked.filter(pl.col("word") >= 0)
    return _table(known["line"], known["word"], known["mask"], how)
