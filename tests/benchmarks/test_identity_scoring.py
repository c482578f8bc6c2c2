"""How the benchmark of identification judges answers."""

import importlib.util
from pathlib import Path
from types import ModuleType

import polars as pl
import pytest

HERE = Path(__file__).parents[2] / "benchmarks" / "identity"


@pytest.fixture(scope="module")
def scoring() -> ModuleType:
    spec = importlib.util.spec_from_file_location("identity_scoring", HERE / "scoring.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TRUTH = pl.DataFrame(
    {
        "truth": ["A", "B", "C", None],
        "twin": [False, False, True, False],
        "number": ["right", "none", "none", "none"],
        "placed": ["right", "right", "right", "none"],
        "absent": ["", "", "", "new"],
    }
).with_row_index("row")

#: Line, candidate, probability, whether the system calls it certain.
SAID = [
    (0, "A", 0.99, True),
    (1, "X", 0.6, False),
    (1, "B", 0.3, False),
    (2, "C", 0.55, False),
    (3, "Y", 0.2, False),
]


def answers(certain: bool = True) -> pl.DataFrame:
    schema = {
        "row": pl.UInt32,
        "siren": pl.String,
        "probability": pl.Float64,
        "certain": pl.Boolean,
    }
    told = pl.DataFrame(SAID, schema=schema, orient="row").with_columns(score="probability")
    return told if certain else told.with_columns(certain=pl.lit(None, pl.Boolean))


def test_each_cut_is_judged_apart(scoring: ModuleType) -> None:
    got = {one.cut: one for one in scoring.scores(answers(), TRUTH)}
    assert (got["certain"].said, got["certain"].precision) == (1, 1.0)
    assert got["certain"].f1 == pytest.approx(2 * 1 / (1 + 3))
    assert (got["guess"].said, got["guess"].f1) == (3, pytest.approx(2 * 2 / (3 + 3)))
    assert got["best"].f1 >= got["guess"].f1
    assert got["guess"].five == 1.0


def test_twins_are_no_part_of_those_that_should_be_certain(scoring: ModuleType) -> None:
    certain, *_ = scoring.scores(answers(), TRUTH)
    assert certain.certain == 0.5


def test_a_system_that_knows_no_certainty_has_no_such_cut(scoring: ModuleType) -> None:
    assert [one.cut for one in scoring.scores(answers(certain=False), TRUTH)] == ["guess", "best"]


def test_calibration_sets_promised_beside_kept(scoring: ModuleType) -> None:
    bands = {one.low: one for one in scoring.calibration(answers(), TRUTH)}
    assert (bands[0.5].lines, bands[0.5].right) == (2, 0.5)
    assert bands[0.5].predicted == pytest.approx(0.575)
    assert (bands[0.99].lines, bands[0.99].right) == (1, 1.0)
