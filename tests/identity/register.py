"""A small invented register that tests of identification ask about."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from grappe.identity import RegisterDirectory, build_index
from grappe.register import current, import_register
from tests.register import sirene

PLACES = [
    ("38920", "38140", "CROLLES"),
    ("38000", "38185", "GRENOBLE"),
    ("69001", "69381", "LYON"),
    ("38190", "38039", "BERNIN"),
    ("38190", "38175", "FROGES"),
]
BERNIN, FROGES = 3, 4


def siren(number: int) -> str:
    base = f"00{number:06}"
    return next(f"{base}{d}" for d in range(10) if _luhn(f"{base}{d}"))


def _luhn(digits: str) -> bool:
    doubled = [int(d) * (2 if i % 2 else 1) for i, d in enumerate(reversed(digits))]
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0


def word(i: int) -> str:
    return "".join("BCDFGLMNPR"[int(d)] + "AEIOU"[int(d) % 5] for d in str(i * 7919))


def named(name: str, place: int, form: str = "5710") -> dict[str, Any]:
    return {
        "denominationUniteLegale": name,
        "categorieJuridiqueUniteLegale": form,
        "place": place,
    }


def register(
    folder: Path, asked: Mapping[int, Mapping[str, Any]], branches: Sequence[tuple[int, int]] = ()
) -> RegisterDirectory:
    """Those asked about, by number, with `branches` (number, place), and a thousand invented
    companies beside them."""
    others = {i: named(f"ENTREPRISE {word(i)}", i % 3) for i in range(10_010, 11_010)}
    everybody = {**others, **asked}
    units = [{**one, "siren": siren(i)} for i, one in everybody.items()]
    places = [_place(one["siren"], one.pop("place")) for one in units]
    places += [
        {**_place(siren(i), at, "00022"), "etablissementSiege": "false"} for i, at in branches
    ]
    import_register(
        [sirene.units(folder, *units), sirene.establishments(folder, *places)],
        folder / "register",
        at=datetime(2026, 11, 2, tzinfo=UTC),
        index=build_index,
    )
    version = current(folder / "register")
    assert version is not None
    return RegisterDirectory(version)


def _place(number: str, place: int, nic: str = "00014") -> dict[str, Any]:
    code, commune, name = PLACES[place]
    return {
        "siren": number,
        "siret": f"{number}{nic}",
        "codePostalEtablissement": code,
        "codeCommuneEtablissement": commune,
        "libelleCommuneEtablissement": name,
    }
