"""`grappe release`: a folder that holds what everybody may have."""

import json
import re
from pathlib import Path

import polars
import pytest

from tests.cli.conftest import Terminal
from tests.cli.filling import fill_members
from tests.cli.test_contract import OF_MINALOGIC, refused

COLUMNS = ["indicator", "sensitivity", "domain", "year", "breakdown", "value", "n", "status"]


@pytest.fixture
def publication(region: Terminal, tmp_path: Path) -> str:
    path = tmp_path / "minalogic.xlsx"
    assert region("template", "members", *OF_MINALOGIC, "--out", path).code == 0
    fill_members(path)
    for words in (["submit", path, *OF_MINALOGIC], ["accept", "members", *OF_MINALOGIC]):
        assert region(*words).code == 0
    return str(region("publish", "--json").json["publication"])


def test_a_publication_is_written_as_open_data(region, publication, tmp_path):
    out = tmp_path / "open"
    ended = region("release", publication, "--out", out, "--lang", "en")
    assert (ended.code, publication in ended.out) == (0, True)
    assert "is not public" in ended.err
    assert re.search(r"until \d+ [A-Z]\w+ 20\d\d\.", ended.err)
    figures = polars.read_parquet(out / "figures.parquet")
    assert figures.columns == COLUMNS
    whole = figures.filter(polars.col("domain").is_null(), indicator="members", year=2019)
    assert whole.select("value", "n", "status").rows() == [(3.0, 1, "shown")]
    assert polars.read_parquet(out / "portraits.parquet").is_empty()
    assert json.loads((out / "datapackage.json").read_text("utf-8"))["publication"] == publication


def test_it_is_never_written_over_what_is_there(region, publication, tmp_path):
    out = tmp_path / "open"
    out.mkdir()
    assert region("release", publication, "--out", out).code == 0
    refused(region("release", publication, "--out", out), "open")
    refused(region("release", "1999-01", "--out", tmp_path / "other"), publication)
