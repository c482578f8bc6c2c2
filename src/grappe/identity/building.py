"""Builds the index from names and places."""

from collections.abc import Iterable

import numpy as np
import polars as pl

from grappe.identity.hashing import numbers, one_letter_less, spell
from grappe.identity.index import BEGINNING, INITIALS, Index, Ints
from grappe.identity.names import folded, words_of

SHORTEST_CLIPPED = 4
_BEGUN, _BEGINNING_LETTERS = 6, 4
_AT_ONCE = 200_000
_ABOVE, _BELOW = np.uint64(32), np.uint64(0xFFFFFFFF)


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
    begun = long.select("at", word=BEGINNING + pl.col("word").str.head(_BEGINNING_LETTERS))
    return begun.unique(maintain_order=True)


def _pairs(codes: Ints, at: Ints) -> Ints:
    """Words and entries as single numbers, the word above."""
    return (codes.astype(np.uint64) << _ABOVE) | at.astype(np.uint64)


def _assembled(
    words: pl.Series,
    spelt: list[Ints],
    sought: list[Ints],
    entries: pl.DataFrame,
    organisations: pl.DataFrame,
) -> Index:
    by_hash = _numbers(words)
    order = np.argsort(by_hash)
    rank = np.empty(len(order), dtype=np.uint64)
    rank[order] = np.arange(len(order), dtype=np.uint64)
    words = words.gather(order)
    for pairs in (spelt, sought):
        pairs[:] = (_ranked(part, rank) for part in pairs)
    entry_words, entry_starts = _of_entries(spelt, len(entries))
    lists, listed = _lists(spelt, sought, len(words))
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


def _numbers(words: pl.Series) -> Ints:
    parts = (numbers(words[i : i + _AT_ONCE]) for i in range(0, len(words), _AT_ONCE))
    return np.concatenate([np.empty(0, dtype=np.uint64), *parts])


def _ranked(pairs: Ints, rank: Ints) -> Ints:
    """The pairs, their words numbered by their hash."""
    return (rank[pairs >> _ABOVE] << _ABOVE) | (pairs & _BELOW)


def _lists(spelt: list[Ints], sought: list[Ints], words: int) -> tuple[Ints, Ints]:
    """The entries of each word, rising."""
    parts = [*spelt, *sought]
    spelt.clear()
    sought.clear()
    pairs = _emptied(parts)
    pairs.sort()
    starts = np.searchsorted(pairs, np.arange(words + 1, dtype=np.uint64) << _ABOVE)
    return starts.astype(np.int64), pairs.astype(np.uint32).view(np.int32)


def _emptied(parts: list[Ints]) -> Ints:
    """All parts in one array; the memory of each is given back once it is in."""
    whole = np.empty(sum(map(len, parts)), dtype=np.uint64)
    end = len(whole)
    while parts:
        part = parts.pop()
        whole[end - len(part) : end] = part
        end -= len(part)
    return whole


def _of_entries(spelt: list[Ints], entries: int) -> tuple[Ints, Ints]:
    """The words of each entry; pairs come in the order of the entries."""
    none = np.empty(0, dtype=np.uint32)
    at = np.concatenate([none, *(part.astype(np.uint32) for part in spelt)])
    words = np.concatenate([none, *((part >> _ABOVE).astype(np.uint32) for part in spelt)])
    starts = np.searchsorted(at, np.arange(entries + 1, dtype=np.uint32))
    return words.view(np.int32), starts.astype(np.int64)


def _of_organisations(organisation: Ints, organisations: int) -> tuple[Ints, Ints]:
    own = np.argsort(organisation, kind="stable").astype(np.int32)
    ends = np.cumsum(np.bincount(organisation, minlength=organisations))
    return own, np.concatenate([[0], ends]).astype(np.int64)


def _letters(words: pl.Series) -> tuple[Ints, Ints]:
    ends = np.cumsum(words.str.len_bytes().to_numpy().astype(np.int64))
    return np.frombuffer("".join(words).encode(), dtype=np.uint8), np.concatenate([[0], ends])


def _clipped(words: pl.Series) -> tuple[Ints, Ints]:
    """Numbers of the words without one letter, rising, and whose they are."""
    plain = (words.str.len_bytes() >= SHORTEST_CLIPPED) & ~words.str.contains("^[=~]")
    which = np.flatnonzero(plain.to_numpy()).astype(np.uint64)
    parts = (
        _without_a_letter(words, which[i : i + _AT_ONCE]) for i in range(0, len(which), _AT_ONCE)
    )
    both = np.concatenate([np.empty(0, dtype=np.uint64), *parts])
    both.sort()
    return (both >> _ABOVE).astype(np.uint32), both.astype(np.uint32).view(np.int32)


def _without_a_letter(words: pl.Series, which: Ints) -> Ints:
    """The upper halves of those numbers above, the word below."""
    spelt = spell(words.gather(which))
    return (one_letter_less(spelt) & ~_BELOW) | which[spelt.of]


def _facts(organisations: pl.DataFrame) -> Ints:
    columns = ("legal_form", "headcount", "ceased", "traits")
    return organisations.select(pl.col(columns).fill_null(0).cast(pl.Int16)).to_numpy()
