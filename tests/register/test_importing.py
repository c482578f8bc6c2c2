import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grappe.questions import Words
from grappe.register import (
    DATABASE,
    RegisterError,
    RegisterStatus,
    companies,
    current,
    status_of,
    status_words,
)
from grappe.register import import_register as import_at
from tests.register import sirene


def import_register(files: list[Path], folder: Path, **kept: Any) -> RegisterStatus:
    return import_at(files, folder, at=datetime(2026, 11, 2, tzinfo=UTC), **kept)


def rows(folder: Path, query: str) -> list[tuple[Any, ...]]:
    version = current(folder)
    assert version is not None
    with duckdb.connect(version / DATABASE, read_only=True) as database:
        return database.execute(query).fetchall()


def loaded(tmp_path: Path, unit: dict[str, Any], place: dict[str, Any] | None = None) -> Path:
    folder = tmp_path / "register"
    files = [sirene.units(tmp_path, unit), sirene.establishments(tmp_path, place or {})]
    import_register(files, folder)
    return folder


def test_a_unit_stands_at_its_seat_with_what_insee_knows_of_it(tmp_path: Path) -> None:
    folder = loaded(tmp_path, {})
    told = rows(
        folder,
        "SELECT name, commune, postal_code, legal_form, category, headcount, active FROM unit",
    )
    assert told == [("FABRIQUE DES ESSAIS", "38140", "38920", "5710", "PME", "12", True)]
    version = current(folder)
    assert version is not None
    assert status_of(version).as_of == date(2026, 10, 1)


@pytest.mark.parametrize("kind", ["csv", "zip", "parquet"])
def test_files_are_known_by_their_columns_whatever_their_form(tmp_path: Path, kind: str) -> None:
    written = sirene.units(tmp_path)
    file = tmp_path / f"anything.{kind}"
    if kind == "csv":
        written.rename(file)
    elif kind == "zip":
        with zipfile.ZipFile(file, "w") as archive:
            archive.write(written, "inside.csv")
    else:
        duckdb.sql(f"COPY (FROM read_csv('{written}', all_varchar = true)) TO '{file}'")
    assert import_register([file], tmp_path / "register").units == 1


@pytest.mark.parametrize("form", ["1000", ""])
@pytest.mark.parametrize("status", ["P", "N", ""])
def test_of_a_person_who_refused_diffusion_neither_name_nor_place_is_kept(
    tmp_path: Path, form: str, status: str
) -> None:
    folder = loaded(
        tmp_path,
        {
            "statutDiffusionUniteLegale": status,
            "categorieJuridiqueUniteLegale": form,
            "denominationUniteLegale": "",
            "nomUniteLegale": "SECRETE",
            "prenomUsuelUniteLegale": "ANNE",
            "denominationUsuelle1UniteLegale": "CHEZ ANNE",
            "sigleUniteLegale": "CA",
        },
        {"statutDiffusionEtablissement": "O", "enseigne1Etablissement": "CHEZ ANNE"},
    )
    everything = [
        row for table in ("unit", "establishment") for row in rows(folder, f"FROM {table}")
    ]
    assert "ANNE" not in str(everything)
    assert "SECRETE" not in str(everything)
    assert "CROLLES" not in str(everything)
    assert "ESSAIS" not in str(everything)


def test_of_a_company_that_is_not_fully_diffused_no_address_is_kept(tmp_path: Path) -> None:
    folder = loaded(tmp_path, {"statutDiffusionUniteLegale": "P"})
    assert rows(folder, "SELECT name FROM unit") == [("FABRIQUE DES ESSAIS",)]
    assert rows(folder, "SELECT address, commune FROM establishment") == [(None, "38140")]


def test_who_employs_is_known_by_headcount_where_insee_does_not_say(tmp_path: Path) -> None:
    file = sirene.units(tmp_path, {"caractereEmployeurUniteLegale": ""})
    assert import_register([file], tmp_path / "register", employers_only=True).units == 1


def test_a_unit_that_a_file_tells_twice_is_one(tmp_path: Path) -> None:
    assert import_register([sirene.units(tmp_path, {}, {})], tmp_path / "register").units == 1


def test_a_name_may_hold_commas_quotes_and_line_feeds_late_in_a_file(tmp_path: Path) -> None:
    many = [{"siren": f"{n:09}"} for n in range(30_000)]
    odd = {"siren": "999999999", "denominationUniteLegale": 'A, "B"\nC'}
    folder = tmp_path / "register"
    import_register([sirene.units(tmp_path, *many, odd)], folder)
    assert rows(folder, "SELECT name FROM unit WHERE siren = 999999999") == [('A, "B"\nC',)]


def test_a_department_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="999"):
        import_register([sirene.units(tmp_path)], tmp_path / "register", departments=["999"])


def test_a_filter_does_not_make_the_register_older(tmp_path: Path) -> None:
    other = {"siren": "000000000", "categorieJuridiqueUniteLegale": "1000"}
    file = sirene.units(tmp_path, {"dateDernierTraitementUniteLegale": "2026-09-01"}, other)
    status = import_register([file], tmp_path / "register", legal_persons_only=True)
    assert (status.units, status.as_of) == (1, date(2026, 10, 1))


def test_what_is_not_diffused_is_unknown_and_not_a_word(tmp_path: Path) -> None:
    folder = loaded(tmp_path, {"sigleUniteLegale": "[ND]"})
    assert rows(folder, "SELECT acronym FROM unit") == [(None,)]


def test_departments_keep_those_who_have_an_open_establishment_there(tmp_path: Path) -> None:
    files = [
        sirene.units(tmp_path, {}, {"siren": "000000000", "denominationUniteLegale": "AILLEURS"}),
        sirene.establishments(
            tmp_path,
            {},
            {"siren": "000000000", "siret": "00000000000018", "codeCommuneEtablissement": "75056"},
        ),
    ]
    folder = tmp_path / "register"
    import_register(files, folder, departments=["38"])
    assert rows(folder, "SELECT siren FROM unit") == [(4747804,)]


def test_a_later_file_replaces_an_earlier_one(tmp_path: Path) -> None:
    folder = loaded(tmp_path, {})
    import_register([sirene.units(tmp_path, {"denominationUniteLegale": "NOUVEAU NOM"})], folder)
    assert rows(folder, "SELECT name FROM unit") == [("NOUVEAU NOM",)]


def test_an_import_tells_how_far_it_is(tmp_path: Path) -> None:
    steps: list[Words] = []
    files = [sirene.units(tmp_path), sirene.establishments(tmp_path)]
    folder = tmp_path / "register"
    import_register(files, folder, progress=steps.append, index=lambda _version: None)
    assert len(steps) >= 4
    assert all(one.fr and one.en for one in steps)


def accounts_alone(tmp_path: Path, folder: Path, **kept: Any) -> RegisterStatus:
    return import_register([sirene.ratios(tmp_path, {"Chiffre_d_affaires": "7"})], folder, **kept)


def test_accounts_by_themselves_replace_accounts_and_keep_all_else(tmp_path: Path) -> None:
    folder = tmp_path / "register"
    files = [sirene.units(tmp_path), sirene.establishments(tmp_path), sirene.ratios(tmp_path)]
    first = import_register(files, folder, employers_only=True)
    second = accounts_alone(tmp_path, folder)
    assert rows(folder, "SELECT turnover FROM account") == [(7,)]
    assert rows(folder, "SELECT name FROM unit") == [("FABRIQUE DES ESSAIS",)]
    assert (second.units, second.establishments, second.as_of) == (1, 1, first.as_of)
    assert second.filters.employers_only
    assert second.files == first.files


def test_accounts_keep_the_index_of_names(tmp_path: Path) -> None:
    folder = tmp_path / "register"
    import_register(
        [sirene.units(tmp_path)], folder, index=lambda version: (version / "index").mkdir()
    )
    accounts_alone(tmp_path, folder)
    version = current(folder)
    assert version is not None
    assert (version / "index").is_dir()


@pytest.mark.parametrize("case", ["CHIFFRE_D_AFFAIRES", "chiffre_d_affaires"])
@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_accounts_are_read_whatever_the_case_of_their_columns(
    tmp_path: Path, case: str, form: str
) -> None:
    folder = loaded(tmp_path, {})
    file = sirene.ratios(tmp_path)
    file.write_bytes(file.read_bytes().replace(b"Chiffre_d_affaires", case.encode()))
    if form == "parquet":
        table = f"read_csv('{file}', delim = ';', types = {{'siren': 'VARCHAR'}})"
        duckdb.sql(f"COPY (FROM {table}) TO '{file}.parquet'")
        file = file.with_suffix(".csv.parquet")
    import_register([file], folder)
    assert rows(folder, "SELECT turnover, net_result FROM account") == [(1250000, -12000.5)]


@pytest.mark.parametrize("made", ["accounts", "establishments", "successions"])
def test_without_units_only_accounts_are_loaded_and_only_into_a_register(
    tmp_path: Path, made: str
) -> None:
    file = {
        "accounts": sirene.ratios,
        "establishments": sirene.establishments,
        "successions": sirene.successions,
    }[made](tmp_path)
    folder = tmp_path / "register" if made == "accounts" else loaded(tmp_path, {})
    with pytest.raises(RegisterError, match="StockUniteLegale"):
        import_register([file], folder)


def test_a_filter_says_nothing_to_accounts_alone(tmp_path: Path) -> None:
    folder = loaded(tmp_path, {})
    with pytest.raises(RegisterError, match="filter"):
        accounts_alone(tmp_path, folder, departments=["38"])


def test_a_version_that_was_replaced_is_read_in_the_one_in_force(tmp_path: Path) -> None:
    folder = loaded(tmp_path, {})
    version = current(folder)
    assert version is not None
    import_register([sirene.units(tmp_path, {"denominationUniteLegale": "NOUVEAU NOM"})], folder)
    assert companies(version, ["004747804"])["004747804"].name == "NOUVEAU NOM"


def test_the_status_says_how_old_and_who_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "register"
    files = [sirene.units(tmp_path), sirene.establishments(tmp_path)]
    status = import_register(files, folder, departments=["38"], legal_persons_only=True)
    assert [one.en for one in status_words(status, today=date(2026, 10, 31))] == [
        "Legal units: 1; establishments: 1; annual accounts: 0.",
        "Up to 01/10/2026, 30 days ago.",
        "Only organisations present in: Isère.",
        "Without sole traders.",
    ]


def _cut_off(file: Path) -> None:
    whole = file.with_name("whole.parquet")
    duckdb.sql(f"COPY (FROM read_csv('{file}', all_varchar = true)) TO '{whole}'")
    file.write_bytes(whole.read_bytes()[:-200])


def _replaced(before: bytes, after: bytes) -> Callable[[Path], object]:
    return lambda file: file.write_bytes(file.read_bytes().replace(before, after))


SPOILT: dict[str, Callable[[Path], object]] = {
    "another kind": lambda file: file.write_text("a,b\n1,2\n"),
    "a column missing": _replaced(b"etatAdministratifUniteLegale", b"etat"),
    "another encoding": _replaced(b"FABRIQUE", "FABRIQUÉ".encode("latin-1")),
    "cut off": _cut_off,
    "a broken archive": lambda file: file.write_bytes(b"PK\x03\x04" + b"\0" * 100),
    "empty": lambda file: file.write_bytes(b""),
    "no rows": lambda file: file.write_bytes(file.read_bytes().splitlines(keepends=True)[0]),
    "not a number": _replaced(b"004747804", b"none"),
    "missing": Path.unlink,
}


@pytest.mark.parametrize("how", list(SPOILT))
def test_a_bad_file_is_named_and_the_register_from_before_stays(tmp_path: Path, how: str) -> None:
    folder = loaded(tmp_path, {})
    file = sirene.units(tmp_path)
    SPOILT[how](file)
    with pytest.raises(RegisterError) as refused:
        import_register([file], folder)
    assert refused.value.message.fr
    assert rows(folder, "SELECT name FROM unit") == [("FABRIQUE DES ESSAIS",)]
    assert [one.name for one in folder.iterdir() if one.name.startswith("making")] == []


_SLOW = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from grappe.register import import_register
def wait(version):
    print("indexing", flush=True)
    time.sleep(60)
import_register(
    [Path(sys.argv[1])], Path(sys.argv[2]), at=datetime.now(UTC), index=wait
)
"""


def test_an_import_that_is_killed_leaves_the_old_register_and_no_rubbish(tmp_path: Path) -> None:
    folder = loaded(tmp_path, {})
    file = sirene.units(tmp_path, {"denominationUniteLegale": "NOUVEAU NOM"})
    process = subprocess.Popen(
        [sys.executable, "-c", _SLOW, str(file), str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "indexing\n"
    with pytest.raises(RegisterError, match="somebody else"):
        import_register([file], folder)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert rows(folder, "SELECT name FROM unit") == [("FABRIQUE DES ESSAIS",)]
    import_register([file], folder)
    assert rows(folder, "SELECT name FROM unit") == [("NOUVEAU NOM",)]
    assert not list(folder.glob("making*"))


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(name=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_a_name_comes_through_as_it_was_written(tmp_path: Path, name: str) -> None:
    if name.strip() in ("", "[ND]"):
        return
    import_register([sirene.units(tmp_path, {"denominationUniteLegale": name})], tmp_path / "r")
    assert rows(tmp_path / "r", "SELECT name FROM unit") == [(name,)]


def test_a_register_that_an_earlier_grappe_loaded_is_to_be_loaded_again(tmp_path: Path) -> None:
    earlier = tmp_path / "register" / "000001"
    earlier.mkdir(parents=True)
    (earlier / "register.duckdb").write_bytes(b"in another form")
    (tmp_path / "register" / "current").write_text("000001")
    assert current(tmp_path / "register") is None
