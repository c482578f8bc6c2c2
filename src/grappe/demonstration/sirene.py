"""The invented register as files in the form in which Insee and the INPI publish the real one."""

import csv
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from grappe.demonstration.enrolling import Unit, siret

CONFIDENTIAL = 1 / 3
TURNOVER_OF_ONE = 130_000
Cells = Mapping[str, object]


def write_files(folder: Path, units: Sequence[Unit], as_of: date) -> list[Path]:
    """Writes what the public files say on a day; gives where they are."""
    known = [one for one in units if one.created <= as_of]
    tables: dict[str, Iterable[Cells]] = {
        "StockUniteLegale_utf8.csv": (_unit(one, as_of) for one in known),
        "StockEtablissement_utf8.csv": (place for one in known for place in _places(one)),
        "StockUniteLegaleHistorique_utf8.csv": (row for one in known for row in _names(one)),
        "StockEtablissementLiensSuccession_utf8.csv": _successions(known),
        "ratios_inpi_bce.csv": (row for one in known for row in _accounts(one, as_of.year - 1)),
    }
    return [file for name, rows in tables.items() if (file := _write(folder / name, rows))]


def _write(file: Path, rows: Iterable[Cells]) -> Path | None:
    """The file; None where there is nothing to write."""
    listed = list(rows)
    if not listed:
        return None
    ratios = "ratios" in file.name
    with file.open("w", encoding="utf-8-sig" if ratios else "utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, fieldnames=list(listed[0]), delimiter=",;"[ratios])
        writer.writeheader()
        writer.writerows(listed)
    return file


def _unit(one: Unit, as_of: date) -> Cells:
    first_name, surname = one.person or ("", "")
    return {
        "siren": one.siren,
        "statutDiffusionUniteLegale": "O" if one.diffused else "P",
        "dateCreationUniteLegale": one.created,
        "prenomUsuelUniteLegale": first_name.upper(),
        "nomUniteLegale": surname.upper(),
        "denominationUniteLegale": "" if one.person else one.name,
        "denominationUsuelle1UniteLegale": one.name if one.person else "",
        "categorieJuridiqueUniteLegale": one.legal_form,
        "trancheEffectifsUniteLegale": one.headcount,
        "anneeEffectifsUniteLegale": as_of.year - 2,
        "categorieEntreprise": one.category,
        "anneeCategorieEntreprise": as_of.year - 2 if one.category else "",
        "etatAdministratifUniteLegale": "C" if one.ceased else "A",
        "dateDebut": one.ceased or one.created,
        "activitePrincipaleUniteLegale": one.activity,
        "nomenclatureActivitePrincipaleUniteLegale": "NAFRev2",
        "nicSiegeUniteLegale": siret(one.siren)[9:],
        "caractereEmployeurUniteLegale": "O" if one.employees else "N",
        "dateDernierTraitementUniteLegale": f"{as_of}T08:00:00",
    }


def _places(one: Unit) -> Iterator[Cells]:
    """The seat, and for who employs many a second establishment beside it."""
    for number in range(1, 3 if one.employees >= 250 else 2):
        yield {
            "siren": one.siren,
            "siret": siret(one.siren, number),
            "statutDiffusionEtablissement": "O" if one.diffused else "P",
            "etablissementSiege": "true" if number == 1 else "false",
            "etatAdministratifEtablissement": "F" if one.ceased else "A",
            "numeroVoieEtablissement": number,
            "typeVoieEtablissement": "PLACE",
            "libelleVoieEtablissement": "DE L EXEMPLE",
            "codePostalEtablissement": one.postal_code,
            "libelleCommuneEtablissement": one.commune.name.upper() if one.commune else "",
            "codeCommuneEtablissement": one.commune.code if one.commune else "",
            "activitePrincipaleEtablissement": one.activity,
            "trancheEffectifsEtablissement": one.headcount,
        }


def _names(one: Unit) -> Iterator[Cells]:
    since = one.created
    for name, until in one.earlier:
        yield {
            "siren": one.siren,
            "dateDebut": since,
            "dateFin": until,
            "denominationUniteLegale": name,
            "changementDenominationUniteLegale": "true",
        }
        since = until


def _successions(units: Iterable[Unit]) -> Iterator[Cells]:
    for one in units:
        if one.successor:
            yield {
                "siretEtablissementPredecesseur": siret(one.siren),
                "siretEtablissementSuccesseur": siret(one.successor),
                "dateLienSuccession": one.ceased,
                "transfertSiege": "true",
                "continuiteEconomique": "true",
            }


def _accounts(one: Unit, last: int) -> Iterator[Cells]:
    """A company's accounts up to a year, the same whenever they are asked for."""
    if one.legal_form[0] != "5" or not one.employees:
        return
    chance = random.Random(one.siren)
    confidential = one.category == "PME" and chance.random() < CONFIDENTIAL
    turnover = one.employees * TURNOVER_OF_ONE * chance.lognormvariate(0, 0.5)
    for year in range(2018, last + 1):
        turnover *= chance.lognormvariate(0.02, 0.08)
        if year < one.created.year or (one.ceased and year >= one.ceased.year):
            continue
        yield {
            "siren": one.siren,
            "date_cloture_exercice": f"{year}-12-31",
            "Chiffre_d_affaires": round(turnover),
            "Resultat_net": round(turnover * chance.gauss(0.04, 0.05)),
            "type_bilan": {"GE": "K", "ETI": "C"}.get(one.category, "S" if turnover < 4e6 else "C"),
            "confidentiality": "Confidentiel" if confidential else "Public",
        }
