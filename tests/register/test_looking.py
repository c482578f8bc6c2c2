"""What the register says of given numbers, as it may be shown."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from grappe.register import (
    Account,
    Company,
    Succession,
    accounts,
    companies,
    current,
    establishments,
    import_register,
    successions,
)
from tests.register import sirene

SIREN, SEAT = sirene.UNIT["siren"], sirene.ESTABLISHMENT["siret"]
HEIR = "000000000"


def version(folder: Path, *files: Path) -> Path:
    import_register(files, folder / "register", at=datetime(2026, 11, 2, tzinfo=UTC))
    made = current(folder / "register")
    assert made is not None
    return made


def one(folder: Path, unit: dict[str, Any], place: dict[str, Any] | None = None) -> Company:
    files = [sirene.units(folder, unit), sirene.establishments(folder, place or {})]
    return companies(version(folder, *files), [SIREN])[SIREN]


def test_a_company_is_shown_with_its_seat_and_its_size(tmp_path: Path) -> None:
    assert one(tmp_path, {"anneeCategorieEntreprise": "2024"}) == Company(
        siren="004747804",
        name="FABRIQUE DES ESSAIS",
        acronym="",
        legal_form="5710",
        category="PME",
        category_year=2024,
        headcount="12",
        headcount_year=None,
        activity="25.62B",
        nomenclature="",
        activity_2025="",
        created=date(2001, 5, 1),
        active=True,
        ceased=None,
        person=False,
        public=True,
        address="3 DES ESSAIS",
        postal_code="38920",
        commune="38140",
        commune_name="CROLLES",
    )


def test_a_closed_company_says_since_when(tmp_path: Path) -> None:
    closed = one(tmp_path, {"etatAdministratifUniteLegale": "C", "dateDebut": "2020-03-31"})
    assert (closed.active, closed.ceased) == (False, date(2020, 3, 31))


def test_who_refused_diffusion_is_hidden_and_has_neither_name_nor_place(tmp_path: Path) -> None:
    refused = {"statutDiffusionUniteLegale": "P", "categorieJuridiqueUniteLegale": "1000"}
    hidden = one(tmp_path, {**refused, "nomUniteLegale": "SECRETE"})
    assert hidden.is_hidden
    assert (hidden.name, hidden.address, hidden.postal_code, hidden.commune) == ("", "", "", "")


def test_a_company_that_is_partly_diffused_has_a_name_and_no_address(tmp_path: Path) -> None:
    partly = one(tmp_path, {"statutDiffusionUniteLegale": "P"})
    assert not partly.is_hidden
    assert (partly.name, partly.address) == ("FABRIQUE DES ESSAIS", "")


@pytest.mark.parametrize("number", ["", "12", "999999998", "CHE-123.456.788", "0047478040001²"])
def test_other_numbers_find_nothing(tmp_path: Path, number: str) -> None:
    made = version(tmp_path, sirene.units(tmp_path), sirene.establishments(tmp_path))
    assert companies(made, [number]) == {}
    assert establishments(made, [number]) == {}
    assert accounts(made, [number]) == {}
    assert successions(made, [number]) == ()


def test_an_establishment_has_its_own_signs_and_place(tmp_path: Path) -> None:
    place = {"enseigne1Etablissement": "ATELIER ESSAI", "codePostalEtablissement": "38190"}
    made = version(tmp_path, sirene.units(tmp_path), sirene.establishments(tmp_path, place))
    found = establishments(made, [SEAT])[SEAT]
    assert (found.siren, found.signs, found.postal_code) == (SIREN, ("ATELIER ESSAI",), "38190")


def year_of(folder: Path, *told: dict[str, Any]) -> tuple[Account, ...]:
    made = version(folder, sirene.units(folder), sirene.ratios(folder, *told))
    return accounts(made, [SIREN]).get(SIREN, ())


def test_of_several_accounts_in_a_year_consolidated_ones_stand_then_the_last(
    tmp_path: Path,
) -> None:
    told = year_of(
        tmp_path,
        {"type_bilan": "C", "date_cloture_exercice": "2020-12-31", "Chiffre_d_affaires": "1"},
        {"type_bilan": "K", "date_cloture_exercice": "2020-06-30", "Chiffre_d_affaires": "2"},
        {"type_bilan": "S", "date_cloture_exercice": "2019-12-31", "Chiffre_d_affaires": "3"},
        {"type_bilan": "C", "date_cloture_exercice": "2019-03-31", "Chiffre_d_affaires": "4"},
        {"type_bilan": "C", "date_cloture_exercice": "2019-09-30", "Chiffre_d_affaires": "5"},
    )
    assert [(one.year, one.kind, one.turnover) for one in told] == [(2019, "C", 5), (2020, "K", 2)]


@pytest.mark.parametrize("said", ["Confidentiel", "Public sauf compte de résultat", ""])
def test_confidential_accounts_are_counted_without_a_figure(tmp_path: Path, said: str) -> None:
    (told,) = year_of(tmp_path, {"confidentiality": said})
    assert told == Account(2020, date(2020, 12, 31), None, None, "C", confidential=True)


def test_a_succession_tells_how_much_went_over(tmp_path: Path) -> None:
    links = sirene.successions(
        tmp_path,
        {},
        {"siretEtablissementPredecesseur": f"{SIREN}00022", "transfertSiege": "true"},
    )
    made = version(tmp_path, sirene.units(tmp_path), links)
    gone = Succession(SIREN, HEIR, date(2020, 7, 1), 2, seat_transfer=True, continuity=True)
    assert successions(made, [SIREN]) == successions(made, [HEIR]) == (gone,)
