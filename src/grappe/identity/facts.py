"""What the register knows of an organisation that makes it a likelier or unlikelier member."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np

from grappe.identity.index import Index, Ints

LEGAL_FORM, HEADCOUNT, CEASED, TRAITS = range(4)
EMPLOYER, PERSON = 1, 2
_PROPERTY_COMPANIES: Final = (6540, 6541, 6542, 6543, 6544)
_TEN, _FIFTY = 11, 21
_AT_ONCE = 200_000

_WITH_TYPE: Final = 0.6
_AGAINST_TYPE: Final = -2.0


def likelihoods(facts: Ints) -> Ints:
    """How much likelier than another each organisation is to be a member: natural logarithms."""
    return sizes(facts) + ceased(facts)


def sizes(facts: Ints) -> Ints:
    """What its staff and its being a person or a property company say."""
    size = np.select(
        [facts[:, HEADCOUNT] >= _FIFTY, facts[:, HEADCOUNT] >= _TEN, _employs(facts)],
        [1.2, 0.8, 0.4],
        0.0,
    )
    person = np.where(facts[:, TRAITS] & PERSON, -1.5, 0.0)
    property_company = np.where(np.isin(facts[:, LEGAL_FORM], _PROPERTY_COMPANIES), -3.0, 0.0)
    return size + person + property_company


def ceased(facts: Ints) -> Ints:
    return np.where(facts[:, CEASED] > 0, -3.0, 0.0)


def _employs(facts: Ints) -> Ints:
    return (facts[:, TRAITS] & EMPLOYER) > 0


@lru_cache(maxsize=2)
def all_together(index: Index) -> float:
    """Logarithm of the sum of the likelihoods: what one of them is a share of."""
    parts = range(0, len(index.facts), _AT_ONCE)
    whole = sum(float(np.exp(likelihoods(index.facts[i : i + _AT_ONCE])).sum()) for i in parts)
    return float(np.log(max(whole, 1.0)))


def type_fits(expected: Sequence[tuple[str, ...]], facts: Ints) -> Ints:
    """For the legal forms that a line's type goes with and that of an organisation, pair by
    pair; 0 where one of them is not known."""
    forms = [str(form) if form else "" for form in facts[:, LEGAL_FORM].tolist()]
    return np.array([_fit(wanted, form) for wanted, form in zip(expected, forms, strict=True)])


def _fit(wanted: tuple[str, ...], form: str) -> float:
    if not wanted or not form:
        return 0.0
    return _WITH_TYPE if form.startswith(wanted) else _AGAINST_TYPE
