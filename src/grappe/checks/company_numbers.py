"""Right and nearly right SIREN and SIRET numbers.

A number is right when its Luhn sum is a multiple of ten. The establishments of La Poste
(SIREN 356 000 000, its head office apart) follow another rule: the sum of the digits of their
SIRET is a multiple of five (Insee, *Règle de calcul de la clé*).
"""

from collections.abc import Iterator

_LA_POSTE, _HEAD_OFFICE = "356000000", "35600000000048"
_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


def is_right(number: str) -> bool:
    """Whether nine or fourteen digits are a SIREN, or a SIRET of a right SIREN."""
    if not (number.isascii() and number.isdigit()) or len(number) not in (9, 14):
        return False
    if len(number) == 14 and number[:9] == _LA_POSTE and number != _HEAD_OFFICE:
        return sum(map(int, number)) % 5 == 0
    return _luhn(number) and (len(number) == 9 or _luhn(number[:9]))


def nearest(number: str) -> str | None:
    """The right number most likely meant: two neighbours swapped, else another last digit.

    Of a SIRET whose SIREN is right only the last five digits change; otherwise its SIREN alone is
    mended where that makes it right, and failing that its last digit too. None where digits are
    missing or too many, since nothing tells which.
    """
    if not (number.isascii() and number.isdigit()) or len(number) not in (9, 14):
        return None
    return next(filter(is_right, _candidates(number)), None)


def _candidates(number: str) -> Iterator[str]:
    siren_is_right = _luhn(number[:9])
    start = 9 if len(number) == 14 and siren_is_right else 0
    yield from _swapped(number, start)
    yield from _last_digit(number)
    if len(number) == 14:
        for siren in _last_digit(number[:9]):
            yield siren + number[9:]
        for siren in filter(_luhn, _last_digit(number[:9])):
            yield from _last_digit(siren + number[9:])


def _swapped(number: str, start: int) -> Iterator[str]:
    for i in range(len(number) - 2, start - 1, -1):
        if number[i] != number[i + 1]:
            yield number[:i] + number[i + 1] + number[i] + number[i + 2 :]


def _last_digit(number: str) -> Iterator[str]:
    for digit in "0123456789":
        yield number[:-1] + digit


def _luhn(number: str) -> bool:
    digits = [ord(c) - 48 for c in reversed(number)]
    return (sum(digits[::2]) + sum(_DOUBLED[d] for d in digits[1::2])) % 10 == 0
