"""Backup, restore and drill as a terminal has them: exit codes, JSON, one clear line."""

import os
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal
from tests.site.making import person

KEYS = {"installation", "region", "version", "made_at", "database"}
COUNTS = {"tables", "rows", "answers", "files", "publications", "figures"}


@pytest.mark.skipif(bool(os.environ.get("DATABASE_URL")), reason="restores into a folder")
@pytest.mark.django_db(transaction=True)
def test_a_backup_travels_to_an_empty_folder(
    grappe: Terminal, data: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory
) -> None:
    monkeypatch.setenv("GRAPPE_DATA", str(data))
    (data / "grappe.sqlite3").touch()
    kept = tmp_path_factory.mktemp("kept")
    made = grappe("backup", kept / "one", "--data", data, "--json")
    assert (made.code, made.err) == (0, "")
    assert set(made.json) == {"file", "bytes"} | KEYS | COUNTS
    back = grappe("restore", kept / "one", "--data", kept / "data", "--json")
    assert (back.code, back.err) == (0, "")
    assert {key: back.json[key] for key in KEYS | COUNTS} == {
        key: made.json[key] for key in KEYS | COUNTS
    }
    again = grappe("restore", kept / "one", "--data", kept / "data", "--lang", "en")
    assert (again.code, again.out) == (2, "")
    assert again.err == (
        f"grappe: {kept / 'data'} is not empty: nothing was restored. Give an empty folder.\n"
    )


def test_what_is_no_data_and_no_backup_is_told_in_one_line(grappe: Terminal, tmp_path: Path):
    (tmp_path / "note.txt").write_text("hello")
    for words in (
        ("backup", "file", "--data", tmp_path / "nothing"),
        ("drill", "--data", tmp_path / "nothing"),
        ("restore", "no-such-file", "--data", tmp_path / "nothing"),
        ("restore", "note.txt", "--data", tmp_path / "nothing"),
        ("restore", tmp_path, "--data", tmp_path / "nothing"),
    ):
        told = grappe(*words)
        assert (told.code, told.out, told.err.count("\n")) == (2, "", 1), words
    assert not (tmp_path / "nothing").exists()


@pytest.mark.skipif(bool(os.environ.get("DATABASE_URL")), reason="restores into a folder")
@pytest.mark.django_db(transaction=True)
def test_who_was_erased_since_does_not_come_back_with_a_backup(
    grappe: Terminal, data: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory
) -> None:
    monkeypatch.setenv("GRAPPE_DATA", str(data))
    (data / "grappe.sqlite3").touch()
    kept = tmp_path_factory.mktemp("kept")
    ada = person("head_of_unit", name="Ada Lovelace")
    stays = person("evaluation", name="Grace Hopper")
    assert grappe("backup", kept / "one", "--data", data).code == 0
    assert grappe("privacy", "erase", ada.email, "--data", data).code == 0
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "grappe.site.settings")
    journal = ("--erasures", data / "erasures.jsonl")
    back = grappe("restore", kept / "one", "--data", kept / "data", *journal, "--json")
    assert back.code == 0, back.err
    with sqlite3.connect(kept / "data" / "grappe.sqlite3") as there:
        told = "SELECT name FROM accounts_user WHERE id IN (?, ?) ORDER BY id"
        names = there.execute(told, [ada.pk, stays.pk]).fetchall()
    assert names == [("",), ("Grace Hopper",)]
