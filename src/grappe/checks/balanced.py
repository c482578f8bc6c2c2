"""Two totals that should agree."""

from collections.abc import Iterable, Iterator

from grappe.answers import Finding, Place
from grappe.checks.subject import Subject, Watched, found, numeric, watched
from grappe.questions import Rule, number_words


def balanced(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """The sums over `watches` and over `within` differ by at most `limit` of the larger one.

    Says nothing while a part is missing or wrong, nor where a side is nothing at all.
    """
    left_side, right_side = ([watched(p) for p in ps] for ps in (rule.watches, rule.within))
    if not all(subject.is_sound(p) for p in (*left_side, *right_side)):
        return
    left, right = _total(subject, left_side), _total(subject, right_side)
    difference = abs(left - right)
    if min(left, right) > 0 and difference > (rule.limit or 0) * max(left, right) + 1e-9:
        named = {"left": left, "right": right, "difference": difference}
        words = {name: number_words(value) for name, value in named.items()}
        yield found(rule, Place(right_side[0].section), words)


def _total(subject: Subject, places: Iterable[Watched]) -> float:
    return sum(numeric(v) or 0 for p in places for _, v in subject.cells(p))
