"""The arrays of the index, put together from all words that entries were found to have."""

import numpy as np
import polars as pl

from grappe.identity.hashing import numbers, one_letter_less, spell
from grappe.identity.index import Index, Ints

SHORTEST_CLIPPED = 4
ABOVE = np.uint64(32)
_BELOW = np.uint64(0xFFFFFFFF)
_AT_ONCE = 50_000


def assembled(
    words: pl.Series,
    spelt: list[Ints],
    sought: list[Ints],
    entries: pl.DataFrame,
    organisations: pl.DataFrame,
) -> Index:
    """`spelt` and `sought`: words, by the order in which `words` has them, above entries; both
    lists are emptied, so that their memory is free for what follows."""
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
        key=organisations["key"].to_numpy().astype(np.int32),
        facts=_facts(organisations),
    )


def _numbers(words: pl.Series) -> Ints:
    parts = (numbers(words[i : i + _AT_ONCE]) for i in range(0, len(words), _AT_ONCE))
    return np.concatenate([np.empty(0, dtype=np.uint64), *parts])


def _ranked(pairs: Ints, rank: Ints) -> Ints:
    """The pairs, their words numbered by their hash."""
    return (rank[pairs >> ABOVE] << ABOVE) | (pairs & _BELOW)


def _lists(spelt: list[Ints], sought: list[Ints], words: int) -> tuple[Ints, Ints]:
    """The entries of each word, rising."""
    parts = [*spelt, *sought]
    spelt.clear()
    sought.clear()
    pairs = _emptied(parts)
    pairs.sort()
    starts = np.searchsorted(pairs, np.arange(words + 1, dtype=np.uint64) << ABOVE)
    return starts.astype(np.int32), pairs.astype(np.uint32).view(np.int32)


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
    words = np.concatenate([none, *((part >> ABOVE).astype(np.uint32) for part in spelt)])
    starts = np.searchsorted(at, np.arange(entries + 1, dtype=np.uint32))
    return words.view(np.int32), starts.astype(np.int32)


def _of_organisations(organisation: Ints, organisations: int) -> tuple[Ints, Ints]:
    own = np.argsort(organisation, kind="stable").astype(np.int32)
    ends = np.cumsum(np.bincount(organisation, minlength=organisations))
    return own, np.concatenate([[0], ends]).astype(np.int32)


def _letters(words: pl.Series) -> tuple[Ints, Ints]:
    ends = np.cumsum(words.str.len_bytes().to_numpy())
    starts = np.concatenate([[0], ends]).astype(np.int32)
    return np.frombuffer("".join(words).encode(), dtype=np.uint8), starts


def _clipped(words: pl.Series) -> tuple[Ints, Ints]:
    """Numbers of the words without one letter, rising, and whose they are."""
    plain = (words.str.len_bytes() >= SHORTEST_CLIPPED) & ~words.str.contains("^[=~]")
    which = np.flatnonzero(plain.to_numpy()).astype(np.uint64)
    parts = (
        _without_a_letter(words, which[i : i + _AT_ONCE]) for i in range(0, len(which), _AT_ONCE)
    )
    both = np.concatenate([np.empty(0, dtype=np.uint64), *parts])
    both.sort()
    return (both >> ABOVE).astype(np.uint32), both.astype(np.uint32).view(np.int32)


def _without_a_letter(words: pl.Series, which: Ints) -> Ints:
    """The upper halves of those numbers above, the word below."""
    spelt = spell(words.gather(which))
    return (one_letter_less(spelt) & ~_BELOW) | which[spelt.of]


def _facts(organisations: pl.DataFrame) -> Ints:
    columns = ("legal_form", "headcount", "ceased", "traits")
    return organisations.select(pl.col(columns).fill_null(0).cast(pl.Int16)).to_numpy()
