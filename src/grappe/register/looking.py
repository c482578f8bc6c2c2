"""What the register says of given numbers: one query, however many there are.

Numbers are text, nine digits a SIREN and fourteen a SIRET; any other finds nothing.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from grappe.register.model import Account, Company, Establishment, Succession
from grappe.register.store import reading

Row = tuple[Any, ...]

_COMPANIES: Final = """
    WITH wanted AS (SELECT unnest($numbers)::INTEGER AS siren),
    seat AS (SELECT siren, any_value(address) AS address FROM establishment
        WHERE rowid IN (SELECT rowid FROM establishment SEMI JOIN wanted USING (siren) WHERE seat)
        GROUP BY siren)
    SELECT format('{:09d}', siren), coalesce(name, ''), coalesce(acronym, ''),
        coalesce(legal_form, ''), coalesce(category, ''), category_year,
        coalesce(headcount, ''), headcount_year, coalesce(activity, ''),
        coalesce(activity_nomenclature, ''), coalesce(activity_2025, ''), created, active, ceased,
        person, public, coalesce(address, ''), coalesce(postal_code, ''), coalesce(commune, ''),
        coalesce(commune_name, '')
    FROM unit LEFT JOIN seat USING (siren)
    WHERE unit.rowid IN (SELECT rowid FROM unit SEMI JOIN wanted USING (siren))
"""
"""Rows are found by their number alone first, which spares reading all columns of all rows."""
_ESTABLISHMENTS: Final = """
    WITH wanted AS (SELECT unnest($numbers)::BIGINT AS siret)
    SELECT format('{:014d}', siret), format('{:09d}', siren), open, seat, sign,
        coalesce(headcount, ''), coalesce(activity, ''), coalesce(address, ''),
        coalesce(postal_code, ''), coalesce(commune, ''), coalesce(commune_name, '')
    FROM establishment
    WHERE rowid IN (SELECT rowid FROM establishment SEMI JOIN wanted USING (siret))
"""
_ACCOUNTS: Final = """
    WITH wanted AS (SELECT unnest($numbers)::INTEGER AS siren)
    SELECT DISTINCT ON (siren, year(closed)) format('{:09d}', siren), year(closed), closed,
        turnover, net_result, coalesce(kind, ''), coalesce(lower(confidentiality) <> 'public', true)
    FROM account SEMI JOIN wanted USING (siren) WHERE closed IS NOT NULL
    ORDER BY siren, year(closed), coalesce(list_position(['K', 'C', 'S'], kind), 4), closed DESC
"""
_SUCCESSIONS: Final = """
    WITH wanted AS (SELECT unnest($numbers)::INTEGER AS siren),
    link AS (SELECT (predecessor // 100000)::INTEGER AS before,
            (successor // 100000)::INTEGER AS after, * FROM succession)
    SELECT format('{:09d}', before), format('{:09d}', after), "on", count(*),
        coalesce(bool_or(seat_transfer), false), coalesce(bool_or(continuity), false)
    FROM link WHERE before IN (FROM wanted) OR after IN (FROM wanted)
    GROUP BY before, after, "on" ORDER BY "on", before, after
"""


def companies(version: Path, sirens: Iterable[str]) -> dict[str, Company]:
    """The legal units of those numbers that the register has, by number."""
    found = (Company(*row) for row in rows_of(version, _COMPANIES, sirens, 9))
    return {one.siren: one for one in found}


def establishments(version: Path, sirets: Iterable[str]) -> dict[str, Establishment]:
    """The establishments of those numbers, by number; closed ones only where they are seats."""
    found = (Establishment(*row) for row in rows_of(version, _ESTABLISHMENTS, sirets, 14))
    return {one.siret: replace(one, signs=tuple(one.signs)) for one in found}


def accounts(version: Path, sirens: Iterable[str]) -> dict[str, tuple[Account, ...]]:
    """The accounts of those numbers, one a year and the earliest first: consolidated before
    complete before simplified ones, the last that were closed in the year."""
    found: dict[str, list[Account]] = defaultdict(list)
    for siren, *told in rows_of(version, _ACCOUNTS, sirens, 9):
        found[siren].append(Account(*told))
    return {siren: tuple(told) for siren, told in found.items()}


def successions(version: Path, sirens: Iterable[str]) -> tuple[Succession, ...]:
    """The successions in which one of those numbers is before or after, the earliest first."""
    return tuple(Succession(*row) for row in rows_of(version, _SUCCESSIONS, sirens, 9))


def rows_of(
    version: Path, query: str, numbers: Iterable[str], digits: int
) -> list[tuple[Any, ...]]:
    """What a query says of the `$numbers` that have so many digits."""
    wanted = {int(one) for one in numbers if len(one) == digits and one.isdecimal()}
    with reading(version) as database:
        return database.execute(query, {"numbers": sorted(wanted)}).fetchall()
