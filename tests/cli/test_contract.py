"""The terminal's contract, on which scripts rely: JSON shapes, exit codes, words."""

from pathlib import Path

import pytest

from tests.cli.conftest import Terminal
from tests.cli.filling import MEMBERS, fill_members

FINDING = {
    "severity",
    "section",
    "row",
    "field",
    "sheet",
    "cell",
    "code",
    "message",
    "correction",
}
FIGURE = {
    "indicator",
    "unit",
    "sensitivity",
    "by",
    "year",
    "breakdown",
    "value",
    "n",
    "status",
}
OF_MINALOGIC = ("--cluster", "Minalogic", "--year", "2019")


@pytest.fixture
def template(region: Terminal, tmp_path: Path) -> Path:
    path = tmp_path / "minalogic.xlsx"
    assert region("template", "members", *OF_MINALOGIC, "--out", path).code == 0
    return path


def test_a_template_travels_to_a_published_figure(region, grappe, template, data):
    checked = grappe("check", fill_members(template), "--json")
    assert (checked.code, checked.err) == (0, "")
    assert checked.json["questionnaire"] == "members"
    assert checked.json["rows"] == {"members": 3}
    assert set(checked.json) == {
        "file",
        "questionnaire",
        "version",
        "rows",
        "findings",
        "not_checked",
    }

    sent = region("submit", template, *OF_MINALOGIC, "--json")
    assert (sent.code, sent.err, sent.json["state"]) == (0, "", "submitted")
    assert set(sent.json) == {"report", "number", "state", "findings"}

    accepted = region("accept", "members", *OF_MINALOGIC, "--json")
    assert accepted.json == {"report": sent.json["report"], "state": "accepted"}

    made = region("publish", "--json").json
    assert set(made) == {"publication", "made_at", "folder", "reports", "tables"}
    assert made["reports"] == 1
    assert Path(made["tables"]["members"]).is_file()
    assert region("publish", "--json").json == made
    lake = region("publish", "--partitioned", data / "lake", "--json").json
    assert lake == {**made, "partitioned": str(data / "lake" / made["publication"])}
    again = region("publish", "--lang", "en")
    assert (again.code, again.err) == (0, "")
    assert made["publication"] in again.out
    assert region("publications", "--json").json == [made]

    figures = region("figures", "--indicator", "members", "--by", "region", "--json")
    whole = [row for row in figures.json if row["breakdown"] is None and row["year"] == 2019]
    assert set(whole[0]) == FIGURE
    assert [(row["value"], row["n"], row["status"]) for row in whole] == [(3, 1, "shown")]


def test_errors_keep_the_file_in_the_draft_and_end_with_1(region, template):
    wrong = ("Usinage Dombes", "licorne", 2015, "oui", "01000")
    fill_members(template, (*MEMBERS[:1], wrong))
    checked = region("submit", template, *OF_MINALOGIC, "--json")
    assert checked.code == 1
    assert (checked.json["state"], checked.json["number"]) == ("draft", None)
    (error,) = [row for row in checked.json["findings"] if row["severity"] == "error"]
    assert set(error) == FINDING
    assert (error["section"], error["row"], error["field"]) == ("members", 2, "type")
    assert (error["sheet"], error["cell"]) == ("Adhérents", "E8")


def test_a_finding_speaks_the_language_that_was_asked(grappe, template):
    fill_members(template, [(None, "PME", 2014, "non", "38000")])
    french, english = (
        grappe("check", template, "--lang", lang, "--json").json["findings"][0]["message"]
        for lang in ("fr", "en")
    )
    assert french != english


def test_the_annotated_workbook_is_written(grappe, template, tmp_path):
    out = tmp_path / "annotated.xlsx"
    fill_members(template, [("Optique", "licorne", 2014, "non", "38000")])
    assert grappe("check", template, "--annotated", out, "--json").code == 1
    assert out.read_bytes().startswith(b"PK")


def test_what_was_sent_is_not_sent_twice(region, template):
    fill_members(template)
    region("submit", template, *OF_MINALOGIC)
    refused(region("submit", template, *OF_MINALOGIC, "--json"))


def refused(ended, *words: str) -> None:
    assert (ended.code, ended.out) == (2, "")
    assert len(ended.err.splitlines()) == 1
    assert ended.err.startswith("grappe: ")
    for word in words:
        assert word in ended.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("accept members --cluster Minalogik", "Minalogic"),
        ("accept membres --cluster Minalogic", "members"),
        ("accept members --cluster Minalogic --year 1999", "2019"),
        ("accept members --cluster Zzz", "Axelera"),
        ("accept members --cluster Minalogic", ""),
        ("accept members", "--cluster"),
        ("publish --json", ""),
        ("figures --json", "publish"),
        ("template members --cluster Minalogic --out /nowhere/at/all.xlsx", "/nowhere"),
        ("serve --port 70000", "--port"),
        ("demos", "demos"),
    ],
)
def test_what_cant_be_done_is_said_in_one_line(region, words, said):
    refused(region(*words.split()), said)


def test_a_year_left_out_means_the_latest_round(region, tmp_path):
    out = tmp_path / "t.xlsx"
    ended = region("template", "management", "--cluster", "minalogic", "--out", out, "--lang", "en")
    assert (ended.code, ended.out) == (0, "")
    assert out.is_file()


def test_an_unknown_figure_or_publication_names_those_that_come_near(region, template):
    fill_members(template)
    for words in (["submit", template, *OF_MINALOGIC], ["accept", "members", *OF_MINALOGIC]):
        assert region(*words).code == 0
    code = region("publish", "--json").json["publication"]
    refused(region("figures", "--publication", "1999-01", "--json"), code)
    refused(region("figures", "--indicator", "member", "--json"), "members")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut", b"\x00\x01\x02 not a workbook"])
@pytest.mark.parametrize("command", ["check", "submit"])
def test_a_file_that_cant_be_read_is_said_in_one_line(region, grappe, tmp_path, content, command):
    file = tmp_path / "odd.xlsx"
    file.write_bytes(content)
    if command == "check":
        refused(grappe("check", file, "--json"))
    else:
        refused(region("submit", file, "--cluster", "Minalogic", "--year", 2019, "--json"))


def test_a_file_or_questionnaire_that_isnt_there_is_named(grappe, template, tmp_path):
    refused(grappe("check", tmp_path / "absent.xlsx", "--json"), "absent.xlsx")
    refused(grappe("check", template, "--questionnaire", "membre", "--json"), "members")


def test_another_clusters_file_is_refused(region, template):
    fill_members(template)
    refused(region("submit", template, "--cluster", "Axelera", "--year", 2019), "Minalogic")


def test_a_data_folder_that_cant_be_made_is_said(grappe, tmp_path):
    (tmp_path / "file").write_text("")
    refused(grappe("publications", "--data", tmp_path / "file" / "data"), "file")


def test_a_file_that_answers_another_questionnaire_is_not_checked_in_its_place(grappe, template):
    refused(grappe("check", template, "--questionnaire", "management", "--json"), "Adhérents")
    assert grappe("check", template, "--questionnaire", "members", "--json").out


def test_what_is_left_empty_is_told_at_its_cell_by_check_and_by_submit(region, grappe, template):
    for ended in (
        grappe("check", template, "--json"),
        region("submit", template, *OF_MINALOGIC, "--json"),
    ):
        [found] = ended.json["findings"]
        assert (found["code"], found["sheet"], found["cell"]) == ("missing", "Adhérents", "B6")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_why_a_file_cant_be_read_is_said_in_the_language_asked(grappe, tmp_path, lang):
    absent, folder = {"fr": ("n’existe pas", "dossier"), "en": ("no such file", "folder")}[lang]
    refused(grappe("check", tmp_path / "absent.xlsx", "--lang", lang), absent)
    refused(grappe("check", tmp_path, "--lang", lang), folder)
    (tmp_path / "file").touch()
    refused(grappe("check", tmp_path / "file" / "in.xlsx", "--lang", lang), absent)
    unreadable = {"fr": "ne peut pas être lu", "en": "can’t be read"}[lang]
    refused(grappe("check", tmp_path / ("x" * 300), "--lang", lang), unreadable)


@pytest.mark.parametrize(("lang", "told"), [("fr", "2019-T1"), ("en", "2019-Q1")])
def test_a_quarter_is_told_as_one_types_it(region, tmp_path, lang, told):
    asked = ("template", "operational", "--cluster", "Minalogic", "--year", "2019")
    refused(region(*asked, "--out", tmp_path / "t.xlsx", "--lang", lang), told)


def test_a_list_of_ones_own_is_checked_without_what_it_does_not_tell(grappe, tmp_path):
    file = tmp_path / "liste.csv"
    file.write_bytes(
        "Raison sociale;Catégorie;Date d'adhésion;Gouvernance;CP\r\n"
        "Optique Vercors;PME;12/05/2014;x;38000\r\n".encode("cp1252")
    )
    checked = grappe("check", file, "--json").json
    assert (checked["questionnaire"], checked["rows"]) == ("members", {"members": 1})
    assert checked["findings"] == []
    untold = {"member_since", "left_in", "member_gone", "type_and_register"}
    assert set(checked["not_checked"]) == untold


def test_actions_of_ones_own_are_checked_without_the_quarter_that_the_file_does_not_tell(
    grappe, tmp_path
):
    file = tmp_path / "actions.csv"
    file.write_text("Titre;Type;Date;Partenaires\nAtelier hydrogène;Collective;14/03/2021;CEA\n")
    checked = grappe("check", file, "--json").json
    assert (checked["questionnaire"], checked["rows"]) == ("operational", {"common_actions": 1})
    assert (checked["findings"], checked["not_checked"]) == ([], ["outside_the_quarter"])
