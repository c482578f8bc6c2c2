"""The company numbers that a number as somebody wrote it may be.

Of a SIRET both sums are asked, its own and that of its SIREN: a slip in fourteen digits leads to
one or two companies only, one in nine digits to some ten.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from grappe.references import is_right, swapped

_VAT: Final = re.compile(r"^\s*FR[\s.-]*[0-9A-Z]{2}(?=(\D*\d){9}\D*$)", re.IGNORECASE)
_ASSOCIATION: Final = re.compile(r"^\s*W[0-9A-Z]", re.IGNORECASE)
"""How numbers of the register of associations begin, which are no SIREN."""
_SIREN, _SIRET = 9, 14


@dataclass(frozen=True)
class Meant:
    """`sirens` that a written number may be; `right`: the one it is, without a slip."""

    sirens: tuple[str, ...]
    right: bool


def meant(written: str) -> Meant:
    """`FR 12 399 395 581`, `39939558100012`, `399 395 58`; nothing of what is no number."""
    if _ASSOCIATION.match(written):
        return Meant((), right=False)
    digits = re.sub(r"[^0-9]", "", _VAT.sub("", written))
    if len(digits) in (_SIREN, _SIRET) and is_right(digits[:_SIREN]):
        return Meant((digits[:_SIREN],), right=True)
    near = {one[:_SIREN] for one in _near(digits) if is_right(one)}
    return Meant(tuple(sorted(near)), right=False)


def _near(digits: str) -> Iterator[str]:
    """What one slip, or a spreadsheet that drops the first zeros, makes this of."""
    size = len(digits)
    whole = _SIREN if size < _SIREN + 2 else _SIRET
    if size in (whole - 2, whole - 1):
        yield digits.zfill(whole)
    if size == whole - 1:
        yield from (digits[:i] + d + digits[i:] for i in range(whole) for d in "0123456789")
    elif size == whole:
        yield from swapped(digits)
        yield from (digits[:i] + d + digits[i + 1 :] for i in range(whole) for d in "0123456789")
    elif size == whole + 1:
        yield from (digits[:i] + digits[i + 1 :] for i in range(size))
