"""Small files in the form in which Insee publishes Sirene; invented numbers begin with 00."""

import csv
from pathlib import Path
from typing import Any

UNIT: dict[str, Any] = {
    "siren": "004747804",
    "statutDiffusionUniteLegale": "O",
    "dateCreationUniteLegale": "2001-05-01",
    "sigleUniteLegale": "",
    "prenomUsuelUniteLegale": "",
    "nomUniteLegale": "",
    "denominationUniteLegale": "FABRIQUE DES ESSAIS",
    "denominationUsuelle1UniteLegale": "",
    "categorieJuridiqueUniteLegale": "5710",
    "trancheEffectifsUniteLegale": "12",
    "etatAdministratifUniteLegale": "A",
    "dateDebut": "2001-05-01",
    "categorieEntreprise": "PME",
    "caractereEmployeurUniteLegale": "O",
    "activitePrincipaleUniteLegale": "25.62B",
    "dateDernierTraitementUniteLegale": "2026-10-01T08:30:00",
}
ESTABLISHMENT: dict[str, Any] = {
    "siret": "00474780400014",
    "siren": "004747804",
    "statutDiffusionEtablissement": "O",
    "etatAdministratifEtablissement": "A",
    "etablissementSiege": "true",
    "enseigne1Etablissement": "",
    "numeroVoieEtablissement": "3",
    "libelleVoieEtablissement": "DES ESSAIS",
    "codePostalEtablissement": "38920",
    "codeCommuneEtablissement": "38140",
    "libelleCommuneEtablissement": "CROLLES",
}


def write(file: Path, *rows: dict[str, Any]) -> Path:
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return file


def units(folder: Path, *changes: dict[str, Any]) -> Path:
    return write(folder / "units.csv", *({**UNIT, **one} for one in changes or ({},)))


def establishments(folder: Path, *changes: dict[str, Any]) -> Path:
    return write(folder / "places.csv", *({**ESTABLISHMENT, **one} for one in changes or ({},)))
