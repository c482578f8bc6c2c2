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


ACCOUNT: dict[str, Any] = {
    "siren": "004747804",
    "date_cloture_exercice": "2020-12-31",
    "Chiffre_d_affaires": "1250000",
    "Resultat_net": "-12000.5",
    "type_bilan": "C",
    "confidentiality": "Public",
}
NAMED_BEFORE: dict[str, Any] = {
    "siren": "004747804",
    "dateDebut": "2001-05-01",
    "dateFin": "2020-04-01",
    "denominationUniteLegale": "FABRIQUE DES ESSAIS",
    "changementDenominationUniteLegale": "true",
}
SUCCESSION: dict[str, Any] = {
    "siretEtablissementPredecesseur": "00474780400014",
    "siretEtablissementSuccesseur": "00000000000018",
    "dateLienSuccession": "2020-07-01",
    "transfertSiege": "false",
    "continuiteEconomique": "true",
}


def write(file: Path, *rows: dict[str, Any], delimiter: str = ",") -> Path:
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, fieldnames=list(rows[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return file


def units(folder: Path, *changes: dict[str, Any]) -> Path:
    return write(folder / "units.csv", *({**UNIT, **one} for one in changes or ({},)))


def establishments(folder: Path, *changes: dict[str, Any]) -> Path:
    return write(folder / "places.csv", *({**ESTABLISHMENT, **one} for one in changes or ({},)))


def ratios(folder: Path, *changes: dict[str, Any]) -> Path:
    file = folder / "ratios.csv"
    write(file, *({**ACCOUNT, **one} for one in changes or ({},)), delimiter=";")
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    return file


def successions(folder: Path, *changes: dict[str, Any]) -> Path:
    return write(folder / "links.csv", *({**SUCCESSION, **one} for one in changes or ({},)))


def history(folder: Path, *changes: dict[str, Any]) -> Path:
    return write(folder / "history.csv", *({**NAMED_BEFORE, **one} for one in changes or ({},)))
