"""Right and nearly right SIREN and SIRET numbers.

A number is right when its Luhn sum is a multiple of ten. The establishments of La Poste
(SIREN 356 000 000, its head office apart) follow another rule: the sum of the digits of their
SIRET is a multiple of five (Insee, *Règle de calcul de la clé*).
"""

from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

_LA_POSTE, _HEAD_OFFICE = "356000000", "35600000000048"
_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


@lru_cache(maxsize=65_536)
def is_right(number: str) -> bool:
    """Whether nine or fourteen digits are a SIREN, or a SIRET of a right SIREN."""
    if not (number.isascii() and number.isdigit()) or len(number) not in (9, 14):
        return False
    if len(number) == 14 and number[:9] == _LA_POSTE and number != _HEAD_OFFICE:
        return sum(map(int, number)) % 5 == 0
    return _luhn(number) and (len(number) == 9 or _luhn(number[:9]))


def nearest(number: str) -> str | None:
    """The right number one digit away, the last such digit changing; of a SIREN, its very last.

    A number that a spreadsheet robbed of its first zeros gets them back. None where other digits
    are missing or too many, since nothing tells which, and where no single digit mends a SIRET.
    """
    if not (number.isascii() and number.isdigit()):
        return None
    if len(number) not in (9, 14):
        return next(filter(is_right, _with_zeros(number)), None)
    return next(filter(is_right, _one_digit_off(number)), None)


def _with_zeros(number: str) -> Iterator[str]:
    for length in (9, 14):
        if number[0] != "0" and 0 < length - len(number) <= 2:
            yield number.zfill(length)


def one_slip(written: str, known: str) -> bool:
    """Whether one digit more, less or other, or two neighbours swapped, tell numbers apart."""
    return DamerauLevenshtein.distance(written, known, score_cutoff=1) == 1


def swapped(number: str) -> Iterator[str]:
    """The numbers that two neighbouring digits exchanged give, the last ones first."""
    for i in range(len(number) - 2, -1, -1):
        if number[i] != number[i + 1]:
            yield number[:i] + number[i + 1] + number[i] + number[i + 2 :]


def _one_digit_off(number: str) -> Iterator[str]:
    for i in range(len(number) - 1, -1, -1):
        for digit in "0123456789":
            yield number[:i] + digit + number[i + 1 :]


def _luhn(number: str) -> bool:
    digits = [ord(c) - 48 for c in reversed(number)]
    return (sum(digits[::2]) + sum(_DOUBLED[d] for d in digits[1::2])) % 10 == 0
