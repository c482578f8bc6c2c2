"""The score of a candidate: a sum of terms, in natural logarithms.

Each term is how much likelier the line is if it means the candidate than if it means nobody
whom the index knows. A word that one in a thousand bears counts log 1000; what people leave out,
add or misspell counts against, by how often they do.
"""

from typing import Final

import numpy as np

from grappe.identity import facts as known_facts
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
from grappe.identity.index import EARLIER, Index, Ints
from grappe.identity.lines import Ready
from grappe.identity.pairs import Pairs
from grappe.identity.places import CLOSE, COMMUNE, DEPARTMENT, FAR, POSTAL, bands
from grappe.identity.weighing import Shared

NAMES = (
    "before",
    "words",
    "similar",
    "cut",
    "initials",
    "website",
    "extra",
    "missing",
    "whole",
    "place",
    "type",
    "size",
    "ceased",
    "form",
    "number",
)

#: What the names say.
BY_NAME = ("words", "similar", "cut", "initials", "website", "extra", "missing")

#: By rarity, and for each word: fitted to lists with the truth beside them. Less than 1 by
#: rarity, since the words of a name go together.
_BITS: Final = {
    EXACT: (0.71, -0.64),
    JOINED: (0.71, -0.71),
    PART: (0.39, -1.43),
    SIMILAR: (0.42, -0.41),
    LIKE: (0.64, -2.66),
    CUT: (0.52, -1.84),
    ABBREVIATED: (0.6, -3.5),
    ON_WEBSITE: (1.0, -0.49),
}
_INITIALS = (0.63, -3.99)
_EXTRA, _EXTRA_IDLE, _MISSING, _MISSING_IDLE, _WHOLE = -2.92, -0.44, -2.07, -1.24, 1.22
_PLACE: Final = {POSTAL: 0.81, COMMUNE: 0.17, CLOSE: 0.08, DEPARTMENT: 0.04, FAR: 0.03}
_CLOSE_PART = 0.2
_SMALLEST = 1e-4
_EARLIER_NAME = -1.0
_ONE_AMONG_ALL = 3.1
#: Of an organisation that nobody knows, how often it resembles one that is known, and where.
_NAMESAKES: Final = {POSTAL: 0.003, COMMUNE: 0.003}
_NAMESAKES_ELSEWHERE = 1.0


def terms(
    index: Index, lines: Ready, pairs: Pairs, shared: Shared, near: Ints, number: Ints
) -> Ints:
    """float[pairs, NAMES]; `near`: how near the places are, `number`: what numbers count."""
    unit = index.organisation[pairs.entry]
    facts = np.asarray(index.facts[unit])
    by_way = {w: shared.bits[w] * b + shared.count[w] * c for w, (b, c) in _BITS.items()}
    columns = {
        "before": np.full(len(pairs), _ONE_AMONG_ALL - known_facts.all_together(index)),
        "words": by_way[EXACT] + by_way[JOINED] + by_way[PART],
        "similar": by_way[SIMILAR] + by_way[LIKE],
        "cut": by_way[CUT],
        "initials": by_way[ABBREVIATED] + _initials(shared),
        "website": by_way[ON_WEBSITE],
        "extra": shared.extra * _EXTRA + shared.extra_idle * _EXTRA_IDLE,
        "missing": shared.missing * _MISSING + shared.missing_idle * _MISSING_IDLE,
        "whole": _WHOLE * _is_whole(shared),
        "place": _places(index, lines, pairs, near),
        "type": known_facts.type_fits([lines.lines[i].legal_forms for i in pairs.line], facts),
        "size": known_facts.sizes(facts),
        "ceased": known_facts.ceased(facts),
        "form": np.where(index.form[pairs.entry] == EARLIER, _EARLIER_NAME, 0.0),
        "number": number,
    }
    return np.stack([columns[name] for name in NAMES], axis=1)


def word_weight(how: int, rarity: float) -> float:
    """What one word counts that line and entry share."""
    bit, each = _BITS[how]
    return rarity * bit + each


def _initials(shared: Shared) -> Ints:
    bit, each = _INITIALS
    return np.where(shared.initials > 0, shared.initials * bit + each, 0.0)


def _is_whole(shared: Shared) -> Ints:
    return (shared.extra + shared.missing + shared.count[SIMILAR] + shared.count[LIKE]) == 0


def namesakes(near: Ints) -> Ints:
    """Natural logarithm of how many unknown organisations resemble a known one, by where the
    line says that it is: next door to its namesake rather than beside it."""
    share = np.full(len(near), _NAMESAKES_ELSEWHERE)
    for band, part in _NAMESAKES.items():
        share[near == band] = part
    return np.log(share)


def nearness(index: Index, lines: Ready, pairs: Pairs) -> Ints:
    """The band of each pair."""
    code, town = lines.postal_code[pairs.line], lines.commune[pairs.line]
    return bands(code, town, index.postal_code[pairs.entry], index.commune[pairs.entry])


def _places(index: Index, lines: Ready, pairs: Pairs, near: Ints) -> Ints:
    code, town = lines.postal_code[pairs.line], lines.commune[pairs.line]
    department = np.where(code > 0, code // 1000, town // 1000)
    inside = index.within(department * 1000, 1000)
    inhabitants = np.select(
        [near == POSTAL, near == COMMUNE, near == CLOSE, near == DEPARTMENT],
        [index.within(code, 1), inside * 0.1, inside * _CLOSE_PART, inside],
        index.population,
    )
    weight = np.zeros(len(pairs))
    for band, part in _PLACE.items():
        of = near == band
        weight[of] = np.log(
            part * index.population / np.maximum(inhabitants[of], index.population * _SMALLEST)
        )
    return weight
