"""Lines made ready to be sought: their words, their place, their number."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from grappe.identity.index import Ints
from grappe.identity.model import Line
from grappe.identity.names import folded, words_of
from grappe.identity.places import commune_of
from grappe.references import communes_of_postal_code

MOST_WORDS = 16


@dataclass(frozen=True)
class Ready:
    """`words`: a frame of `line`, `position`, `written`, `word`, `local` (the word names the
    line's commune); `website`: the same of its website's name; `local`: a bit for each of a
    line's local words; `postal_code` and `commune`: whole numbers, 0 if unknown."""

    lines: Sequence[Line]
    words: pl.DataFrame
    website: pl.DataFrame
    local: Ints
    postal_code: Ints
    commune: Ints

    def __getitem__(self, which: slice) -> "Ready":
        """Some of the lines that follow each other."""
        start, end, _ = which.indices(len(self.lines))
        return Ready(
            self.lines[which],
            lines_of(self.words, start, end),
            lines_of(self.website, start, end),
            self.local[which],
            self.postal_code[which],
            self.commune[which],
        )


def lines_of(frame: pl.DataFrame, start: int, end: int) -> pl.DataFrame:
    """The rows of a frame that are of some lines, which begin anew at 0; `line` rises."""
    low, high = np.searchsorted(frame["line"].to_numpy(), np.array([start, end], dtype=np.uint32))
    return frame[low:high].with_columns(pl.col("line") - start)


def ready(lines: Sequence[Line]) -> Ready:
    codes = [line.postal_code.strip() for line in lines]
    places = [commune_of(line.commune, code) for line, code in zip(lines, codes, strict=True)]
    whole = [_whole(code, town) for code, town in zip(codes, places, strict=True)]
    words = _words(lines)
    return Ready(
        lines=lines,
        words=words,
        website=_website(lines),
        local=masks(words.filter("local"), len(lines)),
        postal_code=np.array(whole, dtype=np.int64),
        commune=np.array(places, dtype=np.int64),
    )


def _words(lines: Sequence[Line]) -> pl.DataFrame:
    named = pl.DataFrame(
        {"name": [line.name for line in lines], "commune": [line.commune for line in lines]},
        schema={"name": pl.String, "commune": pl.String},
    ).with_row_index("at")
    names = named.select("at", folded(pl.col("name")))
    words = words_of(names).unique(["at", "word"], keep="first", maintain_order=True)
    own = words_of(named.select("at", name=folded(pl.col("commune")))).select("at", "word")
    local = own.unique().with_columns(local=True)
    return (
        words.join(local, on=["at", "word"], how="left", maintain_order="left")
        .with_columns(pl.col("local").fill_null(False), position=pl.int_range(pl.len()).over("at"))
        .filter(pl.col("position") < MOST_WORDS)
        .rename({"at": "line"})
    )


def masks(words: pl.DataFrame, lines: int) -> Ints:
    """Of each line the bits of these words' positions."""
    mask = np.zeros(lines, dtype=np.int64)
    bit = np.int64(1) << words["position"].to_numpy().astype(np.int64)
    np.bitwise_or.at(mask, words["line"].to_numpy(), bit)
    return mask


def _website(lines: Sequence[Line]) -> pl.DataFrame:
    """`minalogic` of `https://www.minalogic.com/fr`."""
    address = pl.Series([line.website for line in lines], dtype=pl.String).str.to_lowercase()
    host = address.str.extract(r"^(?:[a-z]+://)?(?:www\d?\.)?([^/:?#@\s]+)\.[a-z]{2,}(?:[/:?#]|$)")
    frame = pl.DataFrame({"name": host.fill_null("")}).with_row_index("at")
    words = words_of(frame.select("at", folded(pl.col("name"))))
    return words.with_columns(position=pl.int_range(pl.len()).over("at")).rename({"at": "line"})


def _whole(code: str, town: int) -> int:
    """A postal code as a number. One that serves no commune (Cedex) tells less than the commune
    that a line names: then it gives way, 0."""
    if not (len(code) == 5 and code.isdecimal() and code.isascii()):
        return 0
    return int(code) if not town or communes_of_postal_code(code) else 0
