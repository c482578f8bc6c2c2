"""Where a line says that a member is, and how near an entry of the index is to it."""

from functools import cache, lru_cache
from math import cos, nan, radians
from typing import Final

import numpy as np

from grappe.identity.index import Ints
from grappe.references import commune, communes_of_postal_code, find_commune

POSTAL, COMMUNE, CLOSE, DEPARTMENT, FAR, UNKNOWN = range(6)
BANDS: Final = 6
_CLOSE_KM = 12.0


def code_number(code: str) -> int:
    """A commune's code as a whole number; Corsica's letters become two free departments."""
    return int(code.replace("2A", "20").replace("2B", "96")) if code else 0


def code_of(number: int) -> str:
    """The code that a whole number stands for."""
    code = f"{number:05}"
    return {"20": "2A", "96": "2B"}.get(code[:2], code[:2]) + code[2:]


@lru_cache(maxsize=8192)
def commune_of(name: str, postal_code: str) -> int:
    """The number of the commune that a line names or whose postal code it gives; 0 if unclear."""
    found = find_commune(name, postal_code or None) if name else None
    if found is None and postal_code:
        served = communes_of_postal_code(postal_code)
        found = served[0] if len(served) == 1 else None
    return code_number(found.code) if found else 0


def bands(
    postal_code: Ints, commune_number: Ints, entry_postal_code: Ints, entry_commune: Ints
) -> Ints:
    """How near, pair by pair: the first of the bands that holds. Another commune of the same
    postal code is only close by, and so is another postal code of the same commune."""
    close = _kilometres(commune_number, entry_commune) <= _CLOSE_KM
    department = np.where(postal_code > 0, postal_code // 1000, commune_number // 1000)
    unknown = ((postal_code == 0) & (commune_number == 0)) | (entry_postal_code == 0)
    same_code = (postal_code > 0) & (postal_code == entry_postal_code)
    either_unclear = (commune_number == 0) | (entry_commune == 0)
    return np.select(
        [
            unknown,
            same_code & (either_unclear | (commune_number == entry_commune)),
            (commune_number > 0) & (commune_number == entry_commune) & (postal_code == 0),
            close | same_code,
            department == entry_postal_code // 1000,
        ],
        [UNKNOWN, POSTAL, COMMUNE, CLOSE, DEPARTMENT],
        FAR,
    )


def today(communes: Ints) -> Ints:
    """The communes that former communes and municipal districts are part of now."""
    distinct, where = np.unique(communes, return_inverse=True)
    found = (commune(code_of(number)) for number in distinct.tolist())
    now = [
        code_number(one.code) if one else number
        for one, number in zip(found, distinct, strict=True)
    ]
    return np.array(now, dtype=np.int32)[where]


def _kilometres(one: Ints, other: Ints) -> Ints:
    """Between two communes, by the plane that touches the earth between them; NaN if unknown."""
    places, which = np.unique(np.stack([one, other]), return_inverse=True)
    points = np.array([_point(place) for place in places.tolist()], dtype=np.float32)
    here, there = points.reshape(-1, 2)[which.reshape(2, -1)]
    return np.hypot(*(here - there).T)


@cache
def _point(number: int) -> tuple[float, float]:
    """Kilometres east and north of a commune's number, at the latitude of the middle of France
    (46.5°)."""
    found = commune(code_of(number))
    if found is None or found.longitude is None or found.latitude is None:
        return nan, nan
    return found.longitude * 111.32 * cos(radians(46.5)), found.latitude * 110.57
