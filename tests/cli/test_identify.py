"""`grappe register` and `grappe identify`: shapes on which scripts rely."""

import csv
from pathlib import Path

from tests.cli.conftest import Terminal
from tests.register import sirene
from tests.workbook.template_makers import template


def _list(tmp_path: Path) -> Path:
    file = tmp_path / "adhérents.csv"
    with file.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened, delimiter=";").writerows(
            [
                ["Raison sociale", "SIRET", "Code postal", "Commune", "Type"],
                ["Fabrique des essais", "00474780400014", "38920", "Crolles", "PME"],
                ["Zwyxqk Holdings", "", "", "", "PME"],
            ]
        )
    return file


def test_a_register_is_loaded_and_tells_what_it_holds(tmp_path: Path, grappe: Terminal) -> None:
    data = tmp_path / "data"
    assert grappe("register", "status", "--data", data, "--json").json is None
    files = [sirene.units(tmp_path), sirene.establishments(tmp_path)]
    loaded = grappe("register", "import", *files, "--data", data, "--json").json
    assert set(loaded) == {"units", "establishments", "as_of", "seconds"}
    assert (loaded["units"], loaded["as_of"]) == (1, "2026-10-01")
    assert grappe("register", "status", "--data", data, "--json").json == loaded


def test_a_bad_file_is_one_clear_line(tmp_path: Path, grappe: Terminal) -> None:
    file = tmp_path / "other.csv"
    file.write_text("a,b\n1,2\n")
    for more in ((), ("--json",)):
        ended = grappe("register", "import", file, "--data", tmp_path / "data", *more)
        assert ended.code == 2
        assert "other.csv" in ended.err.splitlines()[-1]
    assert len(ended.err.splitlines()) == 1


def test_a_workbook_of_another_questionnaire_is_told_as_what_it_is(
    tmp_path: Path, grappe: Terminal
) -> None:
    file = tmp_path / "management.xlsx"
    file.write_bytes(template("management"))
    ended = grappe("identify", file, "--lang", "en")
    assert (ended.code, ended.err.strip()) == (
        2,
        "grappe: This workbook answers another questionnaire than the one that is expected here.",
    )


def test_lines_are_identified_in_order_with_a_register_alone(
    tmp_path: Path, grappe: Terminal
) -> None:
    data = tmp_path / "data"
    files = [sirene.units(tmp_path), sirene.establishments(tmp_path)]
    grappe("register", "import", *files, "--data", data)
    register = data / "register"
    first, second = grappe("identify", _list(tmp_path), "--register", register, "--json").json
    assert set(first) == {
        "row",
        "name",
        "outcome",
        "siren",
        "probability",
        "terms",
        "candidates",
    }
    assert (first["row"], first["siren"], first["outcome"]) == (2, "004747804", "certain")
    assert set(first["terms"][0]) == {"term", "weight"}
    assert set(first["candidates"][0]) == {"siren", "name", "commune", "probability"}
    assert (second["outcome"], second["siren"]) == ("unknown", None)


def test_a_number_is_found_under_either_of_its_headings(tmp_path: Path, grappe: Terminal) -> None:
    data, file = tmp_path / "data", tmp_path / "both.csv"
    files = [sirene.units(tmp_path), sirene.establishments(tmp_path)]
    grappe("register", "import", *files, "--data", data)
    rows = [
        "name,siren,siret,postal_code",
        "Fabrique des essais,,00474780400014,38920",
        "Fabrique des essais,004747804,,38920",
    ]
    file.write_text("\n".join(rows))
    told = grappe("identify", file, "--data", data, "--json").json
    assert [one["siren"] for one in told] == ["004747804"] * 2
    assert all("même numéro" in {term["term"] for term in one["terms"]} for one in told)


def test_it_works_without_any_register(tmp_path: Path, grappe: Terminal) -> None:
    ended = grappe("identify", _list(tmp_path), "--data", tmp_path / "data", "--json")
    assert [one["outcome"] for one in ended.json] == ["unknown", "unknown"]


def test_a_list_is_checked_against_the_register_where_there_is_one(
    tmp_path: Path, grappe: Terminal
) -> None:
    data, file = tmp_path / "data", tmp_path / "list.csv"
    file.write_text("Raison sociale;SIREN;Type\nFabrique des essais;004747804;PME\n")
    unit = {"categorieEntreprise": "GE"}
    grappe("register", "import", sirene.units(tmp_path, unit), "--data", data)
    asked = ("check", file, "--questionnaire", "members", "--json")
    alone = grappe(*asked, "--data", tmp_path / "none").json
    looked_up = grappe(*asked, "--data", data).json
    assert set(alone["not_checked"]) - set(looked_up["not_checked"]) == {"type_and_register"}
    (told,) = [one for one in looked_up["findings"] if one["code"] == "type_and_register"]
    assert (told["severity"], told["field"], told["correction"]) == ("warning", "type", "large")
    beside = grappe(*asked, "--register", data / "register").json
    assert beside == looked_up
