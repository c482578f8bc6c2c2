"""Builds the index from names and places."""

from collections.abc import Iterable

import numpy as np
import polars as pl

from grappe.identity.assembling import ABOVE, assembled
from grappe.identity.index import BEGINNING, INITIALS, Index, Ints
from grappe.identity.names import folded, words_of

_BEGUN, _BEGINNING_LETTERS = 6, 4


class _Words:
    """Words by the order in which they are met; a series of them keeps them known."""

    def __init__(self) -> None:
        self.categories = pl.Categories.random("words")
        self.kept = pl.Series([], dtype=pl.Categorical(self.categories))

    def codes(self, words: pl.Series) -> Ints:
        return words.cast(self.kept.dtype).to_physical().to_numpy()

    def all(self) -> pl.Series:
        return self.categories.to_series()


def build(entries: Iterable[pl.DataFrame], organisations: pl.DataFrame) -> Index:
    """The index of entries, in the order of their postal codes.

    `entries`: frames of `organisation` (its place among the organisations), `name` as written,
    `postal_code` and `commune` as whole numbers (0 where there is none), `form`;
    `organisations`: `key` rising, and `legal_form`, `headcount`, `ceased`, `traits`.
    """
    words = _Words()
    sought: list[Ints] = []
    spelt: list[Ints] = []
    places: list[pl.DataFrame] = []
    done = 0
    for batch in entries:
        said = _said(batch, done)
        codes = words.codes(said["word"])
        spelt.append(_pairs(codes, said["at"].to_numpy()))
        for extra in (initials(said), beginnings(said)):
            sought.append(_pairs(words.codes(extra["word"]), extra["at"].to_numpy()))
        places.append(batch.drop("name"))
        done += len(batch)
    return assembled(words.all(), spelt, sought, pl.concat(places), organisations)


def _said(batch: pl.DataFrame, first: int) -> pl.DataFrame:
    """The words of each entry, each once: `at`, `word`."""
    at = np.arange(first, first + len(batch), dtype=np.uint32)
    named = batch.select(at=pl.Series(at), name=folded(pl.col("name")))
    return words_of(named).unique(["at", "word"], keep="first", maintain_order=True)


def initials(said: pl.DataFrame) -> pl.DataFrame:
    """`=cea` for a name of three words and more."""
    letters = said.group_by("at", maintain_order=True).agg(
        pl.col("written").str.head(1).str.join("").alias("word"), pl.len()
    )
    return letters.filter(pl.col("len") >= 3).select("at", word=INITIALS + pl.col("word"))


def beginnings(said: pl.DataFrame) -> pl.DataFrame:
    """`~mina` for a long word: nets those that are cut short or badly misspelt."""
    long = said.filter(pl.col("word").str.len_bytes() >= _BEGUN)
    begun = long.select("at", word=BEGINNING + pl.col("word").str.head(_BEGINNING_LETTERS))
    return begun.unique(maintain_order=True)


def _pairs(codes: Ints, at: Ints) -> Ints:
    """Words and entries as single numbers, the word above."""
    return (codes.astype(np.uint64) << ABOVE) | at.astype(np.uint64)
