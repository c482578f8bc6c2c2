"""A small invented register, loaded into a test's data folder."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from grappe.identity import build_index
from grappe.references import is_right
from grappe.register import import_register
from tests.register import sirene

GRENOBLE, LYON = ("38000", "38185", "GRENOBLE"), ("69001", "69381", "LYON")


def siren(number: int) -> str:
    """The right number that begins with 00 and this one."""
    return next(s for d in range(10) if is_right(s := f"00{number:06}{d}"))


def load_register(data: Path, *named: str, day: int = 2, **changes: dict[str, Any]) -> list[str]:
    """Imports a register of these companies, the first in Grenoble, the others by turns in Lyon
    and Grenoble, among three hundred others; gives their SIRENs. `changes` by name."""
    sirens = [siren(1000 + at) for at in range(len(named))]
    others = [f"ENTREPRISE {_word(at)}" for at in range(300)]
    everybody = [*zip(sirens, named, strict=True)]
    everybody += [(siren(5000 + at), name) for at, name in enumerate(others)]
    units = [
        {"siren": number, "denominationUniteLegale": name, **changes.get(name, {})}
        for number, name in everybody
    ]
    places = [_seat(number, at) for at, (number, _) in enumerate(everybody)]
    import_register(
        [sirene.units(data, *units), sirene.establishments(data, *places)],
        data / "register",
        at=datetime(2026, 11, day, tzinfo=UTC),
        index=build_index,
    )
    return sirens


def _seat(number: str, at: int) -> dict[str, str]:
    postal_code, commune, name = (GRENOBLE, LYON)[at % 2]
    return {
        "siren": number,
        "siret": next(s for d in range(10) if is_right(s := f"{number}0001{d}")),
        "codePostalEtablissement": postal_code,
        "codeCommuneEtablissement": commune,
        "libelleCommuneEtablissement": name,
    }


def _word(number: int) -> str:
    return "".join("bcdfgklmnprstv"[int(d)] + "aeiou"[int(d) % 5] for d in f"{number:04}").upper()
