"""Organisations of an invented register that members' lists will speak of."""

from dataclasses import dataclass
from pathlib import Path

import duckdb
from generate import ESTABLISHMENTS, UNITS

_WEIGHTS = {
    "5499": 1.0, "5710": 1.2, "5599": 4.0, "6540": 0.03,
    "9220": 0.8, "7210": 0.6, "7389": 5.0, "1000": 0.06,
}  # fmt: skip
_REGION = ["01", "03", "07", "15", "26", "38", "42", "43", "63", "69", "73", "74"]
_PICK = Path(__file__).with_name("picking.sql")


@dataclass(frozen=True)
class Organisation:
    """A legal unit as the register knows it, seen at one of its establishments. `twin`: another
    one, not ceased either, bears its name in its commune."""

    siren: str
    siret: str
    legal: str
    staff: str
    name: str
    sigle: str
    usual: str
    sign: str
    postal_code: str
    commune: str
    commune_code: str
    cedex: str
    twin: bool


def pick(register: Path, count: int, seed: int) -> list[Organisation]:
    """`count` units, mostly active firms; three in five of one region, one in five seen at an
    establishment that is not their seat; persons only where they let themselves be shown."""
    weight = " ".join(f"WHEN '{legal}' THEN {share}" for legal, share in _WEIGHTS.items())
    query = _PICK.read_text().replace("/* weights */", weight)
    given = {
        "units": str(register / UNITS),
        "establishments": str(register / ESTABLISHMENTS),
        "region": _REGION,
        "seed": seed,
        "count": count,
    }
    with duckdb.connect(config={"memory_limit": "2GB"}) as engine:
        return [Organisation(*row) for row in engine.execute(query, given).fetchall()]
