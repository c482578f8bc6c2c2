"""How good answers are: precision, recall and F1, certain ones, and the right one among five."""

import math
from dataclasses import dataclass
from pathlib import Path

import polars as pl

_NUMBERED = pl.col("number") != "none"
GROUPS = {
    "number": _NUMBERED & (pl.col("number") != "foreign"),
    "another's number": pl.col("number") == "foreign",
    "name, right place": ~_NUMBERED & (pl.col("placed") == "right") & (pl.col("absent") == ""),
    "name, other place": ~_NUMBERED & (pl.col("placed") != "right") & (pl.col("absent") == ""),
    "twins": pl.col("twin"),
    "absent, next door": pl.col("absent") == "next door",
    "absent otherwise": ~pl.col("absent").is_in(["", "next door"]),
}


@dataclass(frozen=True)
class Score:
    """Shares in [0, 1]. `precision`, `recall`, `f1` at the cut, `best` the F1 of the best cut;
    `lowest` is the lower end of precision's 95 % interval (Wilson); `certain`: lines of the
    register, not twins, answered at the cut; `five`: the right one is among the first five;
    `safe`: recall at the lowest cut whose precision is 99.7 %, chosen afterwards with the truth
    in hand; `groups`: how many lines of each kind there are, are taken, are taken wrongly."""

    precision: float
    lowest: float
    recall: float
    f1: float
    best: float
    certain: float
    five: float
    safe: float
    groups: dict[str, dict[str, float]]


def score(answers: Path, lines: Path) -> Score:
    """Where a system knows `certain` that is its cut; else the cut that gives the highest F1."""
    truth = pl.read_parquet(lines).with_row_index("row")
    ranked = _ranked(pl.read_parquet(answers).cast({"row": pl.UInt32}), truth)
    first = ranked.filter(pl.col("rank") == 0).sort("score", descending=True)
    present = truth["truth"].is_not_null().sum()
    taken = first.filter(_cut(first, present))
    right, said = taken["right"].sum(), taken.height
    decided = truth.join(taken.select("row", "right"), on="row", how="left")
    return Score(
        precision=right / max(said, 1),
        lowest=wilson(right, said),
        recall=right / present,
        f1=2 * right / (said + present),
        best=float(_f1(first, present).max() or 0),
        certain=_certain(decided)["certain"],
        five=ranked.filter((pl.col("rank") < 5) & pl.col("right")).height / present,
        safe=_safe(first, present),
        groups={name: _certain(decided.filter(which)) for name, which in GROUPS.items()},
    )


def _certain(decided: pl.DataFrame) -> dict[str, float]:
    """Of the lines that are in the register and no twins, the share taken; of all that are taken
    the number that is wrong."""
    plain = decided.filter(pl.col("truth").is_not_null() & ~pl.col("twin"))
    wrong = decided.filter(pl.col("right").not_()).height
    share = plain["right"].is_not_null().sum() / max(plain.height, 1)
    return {"lines": decided.height, "certain": share, "wrong": wrong}


def _ranked(answers: pl.DataFrame, truth: pl.DataFrame) -> pl.DataFrame:
    """Each line's answers, the best first, with whether they are `right`."""
    best_first = answers.sort("row", "score", descending=[False, True])
    numbered = best_first.with_columns(rank=pl.int_range(pl.len()).over("row"))
    right = (pl.col("siren") == pl.col("truth")).fill_null(False)
    return numbered.join(truth, on="row").with_columns(right=right)


def _cut(first: pl.DataFrame, present: int) -> pl.Series:
    if first["certain"].null_count() == 0:
        return first["certain"]
    return first["score"] >= first["score"][int(_f1(first, present).arg_max() or 0)]


def _f1(first: pl.DataFrame, present: int) -> pl.Series:
    """F1 of each cut, answers by falling score."""
    right = first["right"].cum_sum()
    return 2 * right / (pl.Series(range(1, first.height + 1)) + present)


def _safe(first: pl.DataFrame, present: int) -> float:
    right = first["right"].cum_sum()
    enough = right.filter(right / pl.Series(range(1, first.height + 1)) >= 0.997)
    return float(enough.max() or 0) / present


def wilson(right: int, said: int) -> float:
    """The lower end of the 95 % interval of a share."""
    if not said:
        return 0.0
    z, share = 1.96, right / said
    middle = share + z * z / (2 * said)
    wide = z * math.sqrt(share * (1 - share) / said + z * z / (4 * said * said))
    return (middle - wide) / (1 + z * z / said)
