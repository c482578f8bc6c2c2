"""What a later version of the register says differently, of organisations that are known."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from grappe.register import (
    DATABASE,
    Change,
    change_words,
    changes,
    current,
    import_register,
    looking,
)
from tests.register import sirene

SIREN, HEIR = sirene.UNIT["siren"], "000000000"
CLOSED = {"etatAdministratifUniteLegale": "C", "dateDebut": "2020-06-30"}
SOLE = {
    "categorieJuridiqueUniteLegale": "1000",
    "denominationUniteLegale": "",
    "nomUniteLegale": "SECRETE",
    "prenomUsuelUniteLegale": "ANNE",
}


def looked_at(folder: Path) -> None:
    """What the version in force says differently has been told."""
    version = current(folder / "register")
    assert version is not None
    with looking(folder / "register", version.name) as in_force:
        assert in_force


def load(folder: Path, *files: Path) -> Path:
    import_register(files, folder / "register", at=datetime(2026, 11, 2, tzinfo=UTC))
    version = current(folder / "register")
    assert version is not None
    return version


def after(
    folder: Path,
    before: dict[str, Any],
    now: dict[str, Any],
    places: tuple[dict[str, Any], dict[str, Any]] = ({}, {}),
    beside: tuple[Path, ...] = (),
) -> tuple[Change, ...]:
    load(folder, sirene.units(folder, before), sirene.establishments(folder, places[0]))
    files = sirene.units(folder, now), sirene.establishments(folder, places[1]), *beside
    return changes(load(folder, *files), [SIREN])


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ({}, {}, []),
        ({}, {"denominationUniteLegale": "Fabrique des Essais"}, []),
        (
            {},
            {"denominationUniteLegale": "ATELIER ESSAI"},
            [Change(SIREN, "renamed", "FABRIQUE DES ESSAIS", "ATELIER ESSAI")],
        ),
        ({}, CLOSED, [Change(SIREN, "ceased", on=date(2020, 6, 30))]),
        (CLOSED, {}, [Change(SIREN, "reopened")]),
        (CLOSED, CLOSED, []),
        ({}, {"categorieEntreprise": "ETI"}, [Change(SIREN, "resized", "PME", "ETI")]),
        ({"categorieEntreprise": ""}, {}, []),
        ({}, {"categorieEntreprise": ""}, []),
        (
            {},
            {"activitePrincipaleUniteLegale": "62.01Z"},
            [Change(SIREN, "other_activity", "25.62B", "62.01Z")],
        ),
        ({}, {"siren": HEIR}, [Change(SIREN, "absent")]),
    ],
)
def test_what_changed_is_told_with_before_and_after(
    tmp_path: Path, before: dict[str, Any], now: dict[str, Any], told: list[Change]
) -> None:
    assert list(after(tmp_path, before, now)) == told


def test_another_nomenclature_alone_is_no_other_activity(tmp_path: Path) -> None:
    nomenclature = "nomenclatureActivitePrincipaleUniteLegale"
    old = {"activitePrincipaleUniteLegale": "25.62B", nomenclature: "NAFRev2"}
    new = {"activitePrincipaleUniteLegale": "25.63Y", nomenclature: "NAF2025"}
    assert after(tmp_path, old, new) == ()


@pytest.mark.parametrize(
    ("code", "told"),
    [("38185", [Change(SIREN, "moved", "38140", "38185")]), ("38140", [])],
)
def test_a_seat_that_goes_to_another_commune_has_moved(
    tmp_path: Path, code: str, told: list[Change]
) -> None:
    moved = {"codeCommuneEtablissement": code, "numeroVoieEtablissement": "99"}
    assert list(after(tmp_path, {}, {}, ({}, moved))) == told


def test_communes_that_were_merged_have_moved_nobody(tmp_path: Path) -> None:
    annecy_le_vieux, annecy = ({"codeCommuneEtablissement": code} for code in ("74011", "74010"))
    assert after(tmp_path, {}, {}, (annecy_le_vieux, annecy)) == ()


def test_a_new_name_is_dated_by_the_history_of_names(tmp_path: Path) -> None:
    history = sirene.history(tmp_path, {})
    told = after(tmp_path, {}, {"denominationUniteLegale": "ATELIER ESSAI"}, beside=(history,))
    assert [(one.kind, one.on) for one in told] == [("renamed", date(2020, 4, 2))]


def test_who_ceased_with_a_successor_was_merged_into_it(tmp_path: Path) -> None:
    links = sirene.successions(tmp_path, {})
    told = after(tmp_path, {}, CLOSED, beside=(links,))
    assert told == (Change(SIREN, "merged", after=HEIR, on=date(2020, 7, 1)),)


def test_a_successor_that_is_told_later_is_told_once(tmp_path: Path) -> None:
    links = sirene.successions(tmp_path, {})
    merged = (Change(SIREN, "merged", after=HEIR, on=date(2020, 7, 1)),)
    assert after(tmp_path, CLOSED, CLOSED, beside=(links,)) == merged
    looked_at(tmp_path)
    version = load(tmp_path, sirene.units(tmp_path, CLOSED), links)
    assert changes(version, [SIREN]) == ()


def test_an_establishment_given_away_is_no_merger(tmp_path: Path) -> None:
    given_away = sirene.successions(tmp_path, {"continuiteEconomique": "false"})
    told = after(tmp_path, {}, CLOSED, beside=(given_away,))
    assert [one.kind for one in told] == ["ceased"]
    assert after(tmp_path, {}, {}, beside=(sirene.successions(tmp_path, {}),)) == ()


@pytest.mark.parametrize("now", [{"statutDiffusionUniteLegale": "P"}, {"siren": HEIR}])
def test_of_who_is_hidden_now_no_name_is_left_anywhere(tmp_path: Path, now: dict[str, Any]) -> None:
    shown, hidden = SOLE, {**SOLE, "denominationUniteLegale": "X", **now}
    if "siren" in now:
        hidden = now
    told = after(tmp_path, shown, hidden)
    assert [(one.kind, one.before, one.after) for one in told] == [
        ("absent" if "siren" in now else "hidden", "", "")
    ]
    left = [file for file in (tmp_path / "register").rglob("*") if file.is_file()]
    assert {one.name for one in left} == {"current", "lock", "looked-at", DATABASE}
    version = current(tmp_path / "register")
    assert version is not None
    with duckdb.connect(version / DATABASE, read_only=True) as database:
        tables = [name for (name,) in database.execute("SHOW TABLES").fetchall()]
        told_by_tables = str([database.execute(f"FROM {name}").fetchall() for name in tables])
    assert "SECRETE" not in told_by_tables


def test_what_nobody_looked_at_is_told_with_the_next_register(tmp_path: Path) -> None:
    renamed = {"denominationUniteLegale": "ATELIER ESSAI"}
    resized = renamed | {"categorieEntreprise": "ETI"}
    after(tmp_path, {}, renamed)
    told = changes(load(tmp_path, sirene.units(tmp_path, resized)), [SIREN])
    assert [one.kind for one in told] == ["renamed", "resized"]
    back = load(tmp_path, sirene.units(tmp_path, {"categorieEntreprise": "ETI"}))
    assert [one.kind for one in changes(back, [SIREN])] == ["resized"]


def test_what_was_looked_at_is_not_told_again(tmp_path: Path) -> None:
    renamed = {"denominationUniteLegale": "ATELIER ESSAI"}
    after(tmp_path, {}, renamed)
    looked_at(tmp_path)
    accounts = load(tmp_path, sirene.ratios(tmp_path, {}))
    assert changes(accounts, [SIREN]) == ()
    resized = renamed | {"categorieEntreprise": "ETI"}
    told = changes(load(tmp_path, sirene.units(tmp_path, resized)), [SIREN])
    assert [one.kind for one in told] == ["resized"]


def test_accounts_loaded_meanwhile_lose_no_change(tmp_path: Path) -> None:
    after(tmp_path, {}, {"denominationUniteLegale": "ATELIER ESSAI"})
    told = changes(load(tmp_path, sirene.ratios(tmp_path, {})), [SIREN])
    assert [one.kind for one in told] == ["renamed"]


def test_a_register_cannot_be_replaced_while_somebody_looks_at_it(tmp_path: Path) -> None:
    version = load(tmp_path, sirene.units(tmp_path))
    with ThreadPoolExecutor() as beside:
        with looking(version.parent, version.name):
            loading = beside.submit(load, tmp_path, sirene.units(tmp_path, CLOSED))
            with pytest.raises(TimeoutError):
                loading.result(timeout=0.3)
            assert current(version.parent) == version
        assert loading.result().name == "000002"


def test_who_was_hidden_before_is_shown_without_a_change(tmp_path: Path) -> None:
    assert after(tmp_path, {**SOLE, "statutDiffusionUniteLegale": "P"}, SOLE) == ()


def test_organisations_that_nobody_asks_about_are_not_told(tmp_path: Path) -> None:
    after(tmp_path, {}, CLOSED)
    version = current(tmp_path / "register")
    assert version is not None
    assert changes(version, [HEIR, "", "CHE-123"]) == ()


def test_a_first_register_changes_nothing(tmp_path: Path) -> None:
    assert changes(load(tmp_path, sirene.units(tmp_path)), [SIREN]) == ()


@pytest.mark.parametrize(
    ("change", "fr", "en"),
    [
        (
            Change(SIREN, "moved", "38140", "38185"),
            "a son siège à Grenoble, et non plus à Crolles",
            "has its seat in Grenoble, no longer in Crolles",
        ),
        (
            Change(SIREN, "resized", "PME", "ETI"),
            "change de taille\u202f: Entreprise de taille intermédiaire, et non plus PME",
            "changes size: Mid-cap, no longer SME",
        ),
        (
            Change(SIREN, "ceased", on=date(2020, 6, 30)),
            "a cessé son activité (le 30/06/2020)",
            "ceased (on 30/06/2020)",
        ),
    ],
)
def test_a_change_is_a_sentence_in_both_languages(change: Change, fr: str, en: str) -> None:
    words = change_words(change)
    assert (words.fr, words.en) == (fr, en)
