"""The commune that a person means by a name, however they write it."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from grappe.references.communes import (
    Commune,
    commune,
    communes_of_postal_code,
    communes_rows,
    department_of,
    former_rows,
)

_NOT_NAME = re.compile(r"\bcedex\b.*|\b\d+\s*(er|e|eme|ere|nd)?(\s+arr\w*)?\b|\barrondissement\b")
_SHORT = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes", "s": "sur"}
_ARTICLE = re.compile(r"^(le|la|les|l) ")
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae"})


def find_commune(name: str, postal_code: str | None = None) -> Commune | None:
    """The commune of that name; None where there is none, or where several bear it.

    Forgives case, accents, "St", "Cedex" and arrondissements; a former commune leads to the one
    of today. A postal code tells namesakes apart: first among the communes it serves, then in
    its department (Cedex codes are in no list).
    """
    wanted = commune_key(name)
    if postal_code is None:
        return _only(_of_name(wanted))
    served = [one.code for one in communes_of_postal_code(postal_code)]
    inside = [code for code in served if wanted in _names_of(code)]
    if inside:
        return _only(inside)
    department = department_of(postal_code)
    return _only(code for code in _of_name(wanted) if department_of(code) == department)


def commune_at(name: str, postal_code: str) -> Commune | None:
    """Where somebody is: the commune of that name, else the largest that the postal code serves."""
    found = find_commune(name, postal_code or None) if name else None
    served = communes_of_postal_code(postal_code)
    return found or max(served, key=lambda one: one.population, default=None)


def _of_name(wanted: str) -> tuple[str, ...]:
    return _by_name().get(wanted, ()) or _by_name().get(_ARTICLE.sub("", wanted), ())


@lru_cache(maxsize=4096)
def _names_of(code: str) -> frozenset[str]:
    """The names, ready to compare, that lead to a commune: its own and those of its past."""
    own = communes_rows()[code][1]
    return frozenset(commune_key(name) for name in (own, *_former_names().get(code, ())))


@cache
def _former_names() -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for _, name, now in former_rows():
        names.setdefault(now, []).append(name)
    return names


def commune_key(name: str) -> str:
    """A commune's name as it is compared: lower case, no accents, no abbreviations."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    ascii_only = plain.encode("ascii", "ignore").decode()
    kept = _NOT_NAME.sub(" ", ascii_only)
    words = re.sub(r"[^a-z0-9]+", " ", kept).split()
    return " ".join(_SHORT.get(word, word) for word in words)


@cache
def _by_name() -> dict[str, tuple[str, ...]]:
    """Codes of today's communes by the names that lead to them."""
    found: dict[str, tuple[str, ...]] = {}
    for code, row in communes_rows().items():
        key = commune_key(row[1])
        found[key] = (*found.get(key, ()), code)
    for _, name, now in former_rows():
        key = commune_key(name)
        found[key] = (*found.get(key, ()), now)
    return found


def _only(codes: Iterable[str]) -> Commune | None:
    several = set(codes)
    return commune(several.pop()) if len(several) == 1 else None
