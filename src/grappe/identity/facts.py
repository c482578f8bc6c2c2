"""What the register knows of an organisation that makes it a likelier or unlikelier member."""

from functools import lru_cache
from typing import Final

import numpy as np

from grappe.identity.index import Index, Ints

LEGAL_FORM, HEADCOUNT, CEASED, TRAITS = range(4)
EMPLOYER, PERSON = 1, 2
_PROPERTY_COMPANIES: Final = (6540, 6541, 6542, 6543, 6544)
_TEN, _FIFTY = 11, 21
_AT_ONCE = 200_000

#: Legal forms (first digit or first two of Insee's categories) that go with a type of member.
_COMPANIES, _PUBLIC, _ASSOCIATIONS, _SOLE = (5, 6), (3, 4, 7), (8, 9), (1,)
_EXPECTED: Final = {
    "large": _COMPANIES,
    "medium": _COMPANIES,
    "sme": (*_COMPANIES, *_SOLE),
    "research": (*_PUBLIC, *_ASSOCIATIONS, 5),
    "training": (*_PUBLIC, *_ASSOCIATIONS, 5),
    "public": (*_PUBLIC, *_ASSOCIATIONS),
    "other": (*_ASSOCIATIONS, *_PUBLIC, *_COMPANIES),
}
_WITH_TYPE: Final = 0.6
_AGAINST_TYPE: Final = -1.6


def likelihoods(facts: Ints) -> Ints:
    """How much likelier than another each organisation is to be a member: natural logarithms."""
    return sizes(facts) + ceased(facts)


def sizes(facts: Ints) -> Ints:
    """What its staff and its being a person or a property company say."""
    size = np.select(
        [facts[:, HEADCOUNT] >= _FIFTY, facts[:, HEADCOUNT] >= _TEN, _employs(facts)],
        [2.0, 1.4, 0.5],
        0.0,
    )
    person = np.where(facts[:, TRAITS] & PERSON, -1.5, 0.0)
    property_company = np.where(np.isin(facts[:, LEGAL_FORM], _PROPERTY_COMPANIES), -3.0, 0.0)
    return size + person + property_company


def ceased(facts: Ints) -> Ints:
    return np.where(facts[:, CEASED] > 0, -4.0, 0.0)


def _employs(facts: Ints) -> Ints:
    return (facts[:, TRAITS] & EMPLOYER) > 0


@lru_cache(maxsize=2)
def all_together(index: Index) -> float:
    """Logarithm of the sum of the likelihoods: what one of them is a share of."""
    parts = range(0, len(index.facts), _AT_ONCE)
    whole = sum(float(np.exp(likelihoods(index.facts[i : i + _AT_ONCE])).sum()) for i in parts)
    return float(np.log(max(whole, 1.0)))


def type_fits(kinds: list[str], facts: Ints) -> Ints:
    """For a type of member and a legal form, pair by pair; 0 where one of them is not known."""
    first = facts[:, LEGAL_FORM] // 1000
    fit = np.zeros(len(kinds))
    written = np.array(kinds)
    for kind, expected in _EXPECTED.items():
        of = (written == kind) & (first > 0)
        fit[of] = np.where(np.isin(first[of], expected), _WITH_TYPE, _AGAINST_TYPE)
    return fit
