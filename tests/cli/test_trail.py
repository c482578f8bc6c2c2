"""The trail from a terminal: exported, verified, sealed."""

import json

import pytest

from grappe.site.trail.models import Event


@pytest.fixture
def exported(region, tmp_path):
    file = tmp_path / "trail.jsonl"
    told = region("trail", "export", file, "--json")
    assert told.json == {"file": str(file), "lines": Event.objects.count()}
    return file


def test_an_exported_trail_is_verified_without_the_database(region, exported):
    lines = [json.loads(line) for line in exported.read_text().splitlines()]
    assert {"policy.loaded", "round.planned"} <= {one["action"] for one in lines}
    told = region("trail", "verify", "--file", exported, "--json")
    assert (told.code, told.err) == (0, "")
    last = {"number": lines[-1]["number"], "hash": lines[-1]["hash"]}
    assert told.json == {
        "holds": True,
        "lines": len(lines),
        "last": last,
        "seals": 0,
        "broken": None,
    }
    assert region("trail", "verify", "--json").json == told.json


def test_a_changed_line_ends_with_one_and_is_named(region, exported):
    lines = exported.read_text().splitlines(keepends=True)
    exported.write_text("".join([lines[0], lines[1].replace("round", "rounc"), *lines[2:]]))
    told = region("trail", "verify", "--file", exported, "--json")
    assert told.code == 1
    assert (told.json["holds"], told.json["broken"]["number"]) == (False, 2)
    assert told.json["broken"]["what"] == "hash"
    said = region("trail", "verify", "--file", exported, "--lang", "en")
    assert (said.code, said.out) == (
        1,
        "The trail no longer holds at line 2: what it says was changed.\n",
    )


def test_seals_kept_elsewhere_tell_a_lost_tail(region, exported, tmp_path):
    seals = tmp_path / "elsewhere" / "seals.jsonl"
    sealed = region("trail", "seal", "--seals", seals, "--json").json
    assert sealed["number"] == Event.objects.count()
    lines = exported.read_text().splitlines(keepends=True)
    exported.write_text("".join(lines[:-1]))
    assert region("trail", "verify", "--file", exported).code == 0
    told = region("trail", "verify", "--file", exported, "--seals", seals, "--json")
    assert (told.code, told.json["broken"]["what"]) == (1, "tail")


def test_what_is_not_there_is_said(region, tmp_path):
    for option in ("--file", "--seals"):
        told = region("trail", "verify", option, tmp_path / "none.jsonl")
        assert told.code == 2
        assert "none.jsonl" in told.err
