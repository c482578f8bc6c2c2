"""The figures' SQL, as Spark reads it: every template, and (where PySpark is there) every value."""

import importlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from grappe import figures
from tests.figures.tables import policy, published
from tests.releases.making import ROWS, SECRET

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
SQL = Path(figures.__file__).parent / "sql"
GIVEN = {"told", "levels", "lineage"}
"""Tables of what Python knows: made by `createDataFrame`."""
NOT_ASKED = {"figures", "parts", "part_codes", "across", "giving_away"}
"""Who stands in which table, and what is hidden: told from what was found, by DuckDB."""
ASKED = sorted(p.stem for p in SQL.glob("*.sql") if p.stem not in GIVEN | NOT_ASKED)
OF_DUCKDB = re.compile(
    r"read_parquet|\b(?:unnest|fsum|strlen|len|hash)\(|\bEXCLUDE\b|REPLACE \(|DISTINCT ON|::|<<"
)


@pytest.fixture
def dialect(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    yield importlib.import_module("spark.dialect")
    for name in [one for one in sys.modules if one.partition(".")[0] == "spark"]:
        del sys.modules[name]


class Places(dict[str, str]):
    def __missing__(self, name: str) -> str:
        given = {"file": "'/x/members.parquet'", "choices": "['a', 'b']", "part": "unnest(parts)"}
        return given.get(name, name)


@pytest.mark.parametrize("template", ASKED)
def test_nothing_of_duckdb_s_own_is_left_in_what_spark_is_asked(dialect, template):
    written = (SQL / f"{template}.sql").read_text("utf-8").format_map(Places(formula="fsum(x)"))
    asked = [one for one in dialect.in_spark_sql(written).split(";") if "UPDATE" not in one]
    assert asked
    assert not [one for one in asked if OF_DUCKDB.search(one)]


def test_a_statement_says_what_it_makes(dialect):
    assert dialect.made_by('CREATE TEMP VIEW "joined members" AS\nSELECT 1') == (
        "joined members", "SELECT 1"
    )  # fmt: skip
    assert dialect.made_by("INSERT INTO found (a, b)\nSELECT 1, 2") == ("found", "SELECT 1, 2")
    with pytest.raises(ValueError, match="DELETE"):
        dialect.made_by("DELETE FROM pairs")


def test_pyspark_gives_the_same_figures(dialect, tmp_path):
    pytest.importorskip("pyspark")
    program = importlib.import_module("in_spark_figures")
    own = policy(SECRET)
    one = published(ROWS, tmp_path, own)
    ours = {program.key(f): f for f in figures.compute(one, own)}
    with program.session(2) as spark:
        theirs = program.in_spark(spark, one)
    assert [key for key in ours if not program.same(ours[key], theirs.get(key))] == []
    assert set(theirs) <= set(ours)
