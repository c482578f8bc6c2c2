"""Communes by code and by postal code, and the department that a code stands in."""

from functools import cache, lru_cache
from typing import NamedTuple

from grappe.references.departments import departments, region_of
from grappe.references.files import rows_of

COMMUNES_VINTAGE = "Code officiel géographique, @etalab/decoupage-administratif 6.0.0"


class Commune(NamedTuple):
    """A commune of today. `department` and `region` are INSEE codes; `longitude` and `latitude`
    are a point inside (WGS 84), None for communes younger than the outlines of 2018."""

    code: str
    name: str
    department: str
    region: str
    postal_codes: tuple[str, ...]
    population: int
    longitude: float | None
    latitude: float | None


@lru_cache(maxsize=4096)
def commune(code: str) -> Commune | None:
    """The commune of that INSEE code; a former commune or a municipal district leads to the
    commune that it is part of now."""
    row = communes_rows().get(code)
    if row is None:
        now = _part_of().get(code)
        return commune(now) if now else None
    department = _department_in(code)
    inhabitants, longitude, latitude = row[3:]
    return Commune(
        code=code,
        name=row[1],
        department=department,
        region=region_of(department) or "",
        postal_codes=tuple(row[2].split()),
        population=int(inhabitants or 0),
        longitude=float(longitude) if longitude else None,
        latitude=float(latitude) if latitude else None,
    )


@lru_cache(maxsize=8192)
def communes_of_postal_code(postal_code: str) -> tuple[Commune, ...]:
    """The communes that a postal code serves; empty for an unknown or a Cedex code."""
    found = (commune(code) for code in _codes_of_postal_code().get(postal_code, ()))
    return tuple(one for one in found if one is not None)


def department_of(code: str) -> str | None:
    """The department of a postal code or of a commune's code; None where there is none.

    A postal code may serve communes of a neighbour alone (97150 is Saint-Martin): then it is
    theirs. A code that is in no list (Cedex) goes by its first digits.
    """
    by_digits = _department_by_digits(code)
    if code in communes_rows():
        return by_digits
    served = [_department_in(one) for one in _codes_of_postal_code().get(code, ())]
    return by_digits if by_digits in served or not served else served[0]


def _department_by_digits(code: str) -> str | None:
    if len(code) != 5 or not (code[:2] in ("2A", "2B") or code.isdecimal()):
        return None
    if code.startswith("20"):
        return "2A" if code < "20200" else "2B"
    found = _department_in(code)
    return found if found in departments() else None


def _department_in(commune_code: str) -> str:
    return commune_code[: 3 if commune_code[:2] in ("97", "98") else 2]


@cache
def communes_rows() -> dict[str, list[str]]:
    """Rows of the file of communes by code; for this room alone."""
    return {row[0]: row for row in rows_of("communes.csv.gz")}


@cache
def former_rows() -> tuple[list[str], ...]:
    """Rows (code, name, code of the commune today) of communes of the past; for this room alone."""
    return tuple(rows_of("former_communes.csv.gz"))


@cache
def _part_of() -> dict[str, str]:
    return {code: now for code, _, now in former_rows() if code != now}


@cache
def _codes_of_postal_code() -> dict[str, list[str]]:
    served: dict[str, list[str]] = {}
    for code, row in communes_rows().items():
        for postal_code in row[2].split():
            served.setdefault(postal_code, []).append(code)
    return served


def communes_of_region(region: str) -> tuple[Commune, ...]:
    """The communes of a region that have a postal code, by code; region as INSEE numbers it."""
    found = (commune(c) for c in communes_rows() if region_of(_department_in(c)) == region)
    return tuple(one for one in found if one is not None and one.postal_codes)
