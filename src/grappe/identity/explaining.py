"""The terms of a score in words that a person can read."""

from collections.abc import Iterator, Sequence
from typing import Final

from grappe.identity.alternatives import (
    ABBREVIATED,
    CUT,
    EXACT,
    JOINED,
    LIKE,
    ON_WEBSITE,
    PART,
    SIMILAR,
)
from grappe.identity.index import Index
from grappe.identity.model import Term
from grappe.identity.numbered import right_weight
from grappe.identity.places import CLOSE, COMMUNE, DEPARTMENT, FAR, POSTAL
from grappe.identity.scoring import NAMES, word_weight
from grappe.identity.weighing import Word
from grappe.words import Words

_RARE = 6.0
_LEAST = 0.05

_WORD: Final = {
    EXACT: Words(fr="mot «\u202f{word}\u202f»", en="word “{word}”"),
    JOINED: Words(fr="«\u202f{word}\u202f» en un mot", en="“{word}” in one word"),
    PART: Words(fr="«\u202f{word}\u202f» dans un mot", en="“{word}” inside a word"),
    SIMILAR: Words(
        fr="à une lettre près\u202f: «\u202f{word}\u202f»", en="one letter off: “{word}”"
    ),
    LIKE: Words(fr="qui ressemble\u202f: «\u202f{word}\u202f»", en="resembles “{word}”"),
    CUT: Words(fr="«\u202f{word}\u202f» en abrégé", en="short for “{word}”"),
    ABBREVIATED: Words(fr="sigle «\u202f{word}\u202f»", en="acronym “{word}”"),
    ON_WEBSITE: Words(fr="«\u202f{word}\u202f» dans le site web", en="“{word}” in the website"),
}
_RARE_WORD: Final = Words(fr="mot rare «\u202f{word}\u202f»", en="rare word “{word}”")
_PLACE: Final = {
    POSTAL: Words(fr="même code postal", en="same postal code"),
    COMMUNE: Words(fr="même commune", en="same commune"),
    CLOSE: Words(fr="commune voisine", en="commune close by"),
    DEPARTMENT: Words(fr="même département", en="same department"),
    FAR: Words(fr="ailleurs en France", en="elsewhere in France"),
}
_OTHERS: Final = {
    "before": Words(fr="une organisation parmi toutes", en="one organisation among all"),
    "initials": Words(fr="initiales du nom", en="initials of the name"),
    "extra": Words(fr="mots que le répertoire n’a pas", en="words that the register lacks"),
    "missing": Words(fr="mots du répertoire qui manquent", en="words of the register left out"),
    "whole": Words(fr="nom entier", en="whole name"),
    "size": Words(fr="taille et nature", en="size and nature"),
    "form": Words(fr="nom d’avant", en="earlier name"),
}
_CEASED: Final = Words(fr="cessée en {year}", en="ceased in {year}")
_CEASED_ONCE: Final = Words(fr="a cessé", en="has ceased")
_TYPE: Final = (
    Words(fr="forme juridique contraire au type", en="legal form against the type"),
    Words(fr="forme juridique du même type", en="legal form of this type"),
)
_NUMBER: Final = (
    Words(fr="numéro à un chiffre près", en="number one digit off"),
    Words(fr="même numéro", en="same number"),
)
_OTHER_NUMBER: Final = Words(fr="un autre numéro que le sien", en="another number than its own")
_BY_WORDS: Final = ("words", "similar", "cut", "website")


def explained(
    index: Index, row: Sequence[float], matched: Sequence[Word], near: int, year: int
) -> tuple[Term, ...]:
    """`row`: the pair's terms by NAMES; `matched`: the words that it shares; `year`: when the
    organisation ceased, 0 if it lives."""
    right = row[NAMES.index("number")] >= right_weight(index) - _LEAST
    terms = [*_words(index, matched), *_rest(row, near, year, right)]
    shown = (one for one in terms if abs(one.weight) >= _LEAST)
    return tuple(sorted(shown, key=lambda one: -abs(one.weight)))


def _words(index: Index, matched: Sequence[Word]) -> Iterator[Term]:
    for word, how, rarity in matched:
        rare = how == EXACT and rarity >= _RARE
        words = (_RARE_WORD if rare else _WORD[how]).filled(word=index.word(word))
        yield Term(words, round(word_weight(how, rarity), 2))


def _rest(row: Sequence[float], near: int, year: int, right: bool) -> Iterator[Term]:
    weights = dict(zip(NAMES, row, strict=True))
    special = {
        "place": _PLACE.get(near),
        "ceased": _CEASED.filled(year=year) if year > 1 else _CEASED_ONCE,
        "type": _TYPE[weights["type"] > 0],
        "number": _NUMBER[right] if weights["number"] > 0 else _OTHER_NUMBER,
    }
    for name, weight in weights.items():
        words = special.get(name) or _OTHERS.get(name)
        if words and name not in _BY_WORDS:
            yield Term(words, round(weight, 2))
