"""What of a publication's figures a reader may see.

A protected figure over fewer than three clusters is hidden from those not in charge, and enough
others with it that the Region's figure does not give it away by subtraction.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from grappe.figures.model import Figure

FEWEST_CLUSTERS = 3


@dataclass(frozen=True, slots=True)
class Audience:
    """A reader: the French names of the clusters and domains of which the reader is in charge."""

    in_charge: frozenset[str] = frozenset()
    sees_all: bool = False


def for_reader(figures: Iterable[Figure], audience: Audience) -> tuple[Figure, ...]:
    """The figures as this reader sees them; what is hidden keeps its place without its value."""
    given = tuple(figures)
    if audience.sees_all:
        return given
    hidden = {id(one) for one in given if _is_secret(one, audience)}
    hidden |= {id(one) for one in _giving_away(given, hidden)}
    return tuple(_hide(one) if id(one) in hidden else one for one in given)


def _is_secret(figure: Figure, audience: Audience) -> bool:
    known = figure.sensitivity == "protected" and figure.status in ("shown", "not_applicable")
    return known and figure.n < FEWEST_CLUSTERS and figure.name not in audience.in_charge


def _giving_away(figures: Sequence[Figure], hidden: set[int]) -> Iterator[Figure]:
    """Domains to hide too, until what the Region's sum leaves open covers enough clusters."""
    domains = [one for one in figures if one.by == "domain" and one.sensitivity == "protected"]
    for _, group in groupby(sorted(domains, key=_question), key=_question):
        beside = list(group)
        open_ones = sorted(
            (one for one in beside if id(one) not in hidden and one.n), key=lambda one: one.n
        )
        covered = [one.n for one in beside if id(one) in hidden]
        while covered and open_ones and (len(covered) < 2 or sum(covered) < FEWEST_CLUSTERS):
            covered.append(open_ones[0].n)
            yield open_ones.pop(0)


def _question(figure: Figure) -> tuple[str, int, str]:
    return (figure.indicator, figure.year, str(figure.breakdown))


def _hide(figure: Figure) -> Figure:
    return figure._replace(value=None, status="hidden")
