"""`grappe doctor`: a contract for programs, sentences for people."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def test_a_program_reads_each_setting_its_state_and_what_to_change(region, monkeypatch, settings):
    settings.SECRET_KEY = "long enough: 0123456789 abcdefghijklmnopqrstuvwxyz"
    monkeypatch.setenv("GRAPPE_HTTP", "1")
    ended = region("doctor", "--json")
    assert ended.code == 0
    assert all(set(one) == {"setting", "state", "message", "change"} for one in ended.json)
    assert {one["state"] for one in ended.json} == {"fine", "advice"}
    misspelt = next(one for one in ended.json if one["setting"] == "GRAPPE_HTTP")
    assert misspelt["change"] == "Vouliez-vous dire GRAPPE_HTTPS\u202f?"


@pytest.mark.usefixtures("db")
def test_a_problem_ends_with_one(region, settings):
    settings.DEBUG = True
    ended = region("doctor", "--lang", "en")
    assert ended.code == 1
    assert "! GRAPPE_DEBUG: Errors show the inside of the program" in ended.out


def test_settings_for_others_to_reach_are_looked_at_before_anything_starts(tmp_path: Path):
    said = {"GRAPPE_ADDRESS": "http://grappe.example.org", "GRAPPE_DATA": str(tmp_path)}
    kept = {one: os.environ[one] for one in ("PATH", "HOME") if one in os.environ}
    command = [
        sys.executable,
        "-m",
        "grappe.cli",
        "doctor",
        "--data",
        str(tmp_path),
        "--lang",
        "en",
    ]
    ended = subprocess.run(command, env=kept | said, capture_output=True, text=True)
    assert ended.returncode == 1
    assert "! GRAPPE_HOSTS: Pages are not answered under grappe.example.org." in ended.stdout
    assert "! GRAPPE_HTTPS: What people send can be read on its way." in ended.stdout
