"""The invented register and the lists of members that identification is measured on."""

import ast
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from grappe.references import is_right

HERE = Path(__file__).parents[2] / "benchmarks" / "identity"


def run(program: str, *words: object) -> None:
    subprocess.run([sys.executable, str(HERE / program), *map(str, words)], check=True)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("register")
    run("generate.py", folder, "--units", 3000)
    return folder


def stock(register: Path, name: str) -> pl.DataFrame:
    return pl.read_parquet(register / f"Stock{name}_utf8.parquet")


def test_a_register_has_right_numbers_each_once(register: Path) -> None:
    units, places = stock(register, "UniteLegale"), stock(register, "Etablissement")
    assert units["siren"].n_unique() == units.height == 3000
    assert all(map(is_right, [*units["siren"], *places["siret"]]))
    assert places["siret"].n_unique() == places.height


def test_each_unit_has_one_seat_where_it_says(register: Path) -> None:
    seats = stock(register, "Etablissement").filter("etablissementSiege")
    units = stock(register, "UniteLegale").join(seats, on="siren", how="left")
    assert seats.height == 3000
    assert units["nicSiegeUniteLegale"].equals(units["nic"], check_names=False)


@pytest.mark.parametrize("style", ["one", "other"])
def test_what_a_list_says_true_is_in_the_register(
    register: Path, tmp_path: Path, style: str
) -> None:
    run("members.py", register, tmp_path / "list.parquet", "--lines", 400, "--style", style)
    lines = pl.read_parquet(tmp_path / "list.parquet")
    known = set(stock(register, "UniteLegale")["siren"])
    assert lines.height == 400
    assert set(lines["truth"].drop_nulls()) <= known
    assert lines.filter(pl.col("absent") != "")["truth"].is_null().all()
    assert not set(lines.filter(pl.col("absent") == "new")["siren"]) & known


def test_generator_and_matcher_share_no_words() -> None:
    imported = {
        node.module
        for path in HERE.glob("*.py")
        if path.name != "in_spark.py"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom) and node.module
    }
    assert {m for m in imported if m.startswith("grappe")} <= {"grappe.references"}
