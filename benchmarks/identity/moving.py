"""Where an organisation stands, and what lies next door."""

import random
from dataclasses import replace
from functools import cache

from picking import Organisation
from places import places


def neighbour(rng: random.Random, one: Organisation) -> Organisation:
    """The organisation as if it stood in a commune nearby."""
    table = places().table
    row = _rows().get(one.commune_code, 0)
    there = table.row((row + rng.randint(1, 5)) % table.height, named=True)
    postal_code = rng.choice(there["postal_codes"])
    return replace(
        one,
        postal_code=postal_code,
        commune=there["commune"],
        commune_code=there["commune_code"],
        cedex="",
    )


def proper(one: Organisation) -> str:
    """The name of its commune with its accents."""
    row = _rows().get(one.commune_code)
    return one.commune if row is None else places().table["proper"][row]


@cache
def _rows() -> dict[str, int]:
    codes = places().table["commune_code"].to_list()
    return {code: row for row, code in enumerate(codes)}
