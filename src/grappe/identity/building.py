"""Builds the index from names and places."""

from collections.abc import Iterable

import numpy as np
import polars as pl

from grappe.identity.hashing import numbers, one_letter_less, spell
from grappe.identity.index import BEGINNING, INITIALS, Index, Ints
from grappe.identity.names import folded, words_of

SHORTEST_CLIPPED = 4
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
    return _assembled(words.all(), spelt, sought, pl.concat(places), organisations)


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
    return long.select("at", word=BEGINNING + pl.col("word").str.head(_BEGINNING_LETTERS))


def _pairs(codes: Ints, at: Ints) -> Ints:
    """Words and entries as single numbers, the word above."""
    return (codes.astype(np.uint64) << np.uint64(32)) | at.astype(np.uint64)


def _assembled(
    words: pl.Series,
    spelt: list[Ints],
    sought: list[Ints],
    entries: pl.DataFrame,
    organisations: pl.DataFrame,
) -> Index:
    by_hash = numbers(words)
    order = np.argsort(by_hash)
    rank = np.empty(len(order), dtype=np.uint64)
    rank[order] = np.arange(len(order), dtype=np.uint64)
    words = words.gather(order)
    own_words = _ranked(spelt, rank)
    entry_words, entry_starts = _of_entries(own_words, len(entries))
    lists, listed = _lists(np.concatenate([own_words, _ranked(sought, rank)]), len(words))
    own, own_starts = _of_organisations(entries["organisation"].to_numpy(), len(organisations))
    letters, letter_starts = _letters(words)
    clipped, clipped_words = _clipped(words)
    return Index(
        word_numbers=by_hash[order],
        letters=letters,
        letter_starts=letter_starts,
        lists=lists,
        listed=listed,
        clipped=clipped,
        clipped_words=clipped_words,
        entry_words=entry_words,
        entry_starts=entry_starts,
        organisation=entries["organisation"].to_numpy().astype(np.int32),
        postal_code=entries["postal_code"].to_numpy().astype(np.int32),
        commune=entries["commune"].to_numpy().astype(np.int32),
        form=entries["form"].to_numpy().astype(np.uint8),
        own=own,
        own_starts=own_starts,
        key=organisations["key"].to_numpy().astype(np.int64),
        facts=_facts(organisations),
    )


def _ranked(pairs: list[Ints], rank: Ints) -> Ints:
    """The pairs, their words numbered by their hash."""
    low = np.uint64(0xFFFFFFFF)
    whole = np.concatenate(pairs) if pairs else np.empty(0, dtype=np.uint64)
    pairs.clear()
    shift = np.uint64(32)
    return (rank[(whole >> shift).astype(np.int64)] << shift) | (whole & low)


def _lists(pairs: Ints, words: int) -> tuple[Ints, Ints]:
    pairs.sort()
    fresh = np.ones(len(pairs), dtype=bool)
    fresh[1:] = pairs[1:] != pairs[:-1]
    pairs = pairs[fresh]
    listed = (pairs & np.uint64(0xFFFFFFFF)).astype(np.int32)
    return _cuts((pairs >> np.uint64(32)).astype(np.int64), words), listed


def _of_entries(pairs: Ints, entries: int) -> tuple[Ints, Ints]:
    """Pairs come in the order of the entries."""
    at = (pairs & np.uint64(0xFFFFFFFF)).astype(np.int64)
    return (pairs >> np.uint64(32)).astype(np.int32), _cuts(at, entries)


def _of_organisations(organisation: Ints, organisations: int) -> tuple[Ints, Ints]:
    own = np.argsort(organisation, kind="stable").astype(np.int32)
    return own, _cuts(organisation, organisations)


def _cuts(at: Ints, length: int) -> Ints:
    return np.concatenate([[0], np.cumsum(np.bincount(at, minlength=length))]).astype(np.int64)


def _letters(words: pl.Series) -> tuple[Ints, Ints]:
    ends = np.cumsum(words.str.len_bytes().to_numpy().astype(np.int64))
    return np.frombuffer("".join(words).encode(), dtype=np.uint8), np.concatenate([[0], ends])


def _clipped(words: pl.Series) -> tuple[Ints, Ints]:
    """Numbers of the words without one letter, rising, and whose they are."""
    plain = (words.str.len_bytes() >= SHORTEST_CLIPPED) & ~words.str.contains("^[=~]")
    which = np.flatnonzero(plain.to_numpy()).astype(np.int32)
    spelt = spell(words.filter(plain))
    less = (one_letter_less(spelt) >> np.uint64(32)).astype(np.uint64)
    both = np.sort((less << np.uint64(32)) | which[spelt.of].astype(np.uint64))
    return (both >> np.uint64(32)).astype(np.uint32), both.astype(np.uint32).astype(np.int32)


def _facts(organisations: pl.DataFrame) -> Ints:
    columns = ("legal_form", "headcount", "ceased", "traits")
    return organisations.select(pl.col(columns).fill_null(0).cast(pl.Int16)).to_numpy()
