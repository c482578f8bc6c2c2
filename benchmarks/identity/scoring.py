"""How good answers are: precision, recall and F1, certain ones, and the right one among five."""

import math
from dataclasses import dataclass
from pathlib import Path

import polars as pl


@dataclass(frozen=True)
class Score:
    """Shares in [0, 1]. `precision`, `recall`, `f1` at the cut; `lowest` is the lower end of
    precision's 95 % interval (Wilson); `certain`: lines of the register answered at the cut that
    are not twins; `five`: the right one is among the first five; `safe`: recall at the lowest cut
    whose precision is 99.7 %, chosen afterwards with the truth in hand."""

    precision: float
    lowest: float
    recall: float
    f1: float
    certain: float
    five: float
    safe: float


def score(answers: Path, lines: Path) -> Score:
    """Where a system knows `certain` that is its cut; else the cut that gives the highest F1."""
    truth = pl.read_parquet(lines, columns=["truth", "twin"]).with_row_index("row")
    ranked = _ranked(pl.read_parquet(answers).cast({"row": pl.UInt32}), truth)
    first = ranked.filter(pl.col("rank") == 0).sort("score", descending=True)
    present = truth.filter(pl.col("truth").is_not_null())
    taken = first.filter(_cut(first, present.height))
    right, said = taken["right"].sum(), taken.height
    among = ranked.filter((pl.col("rank") < 5) & pl.col("right")).height
    plain = present.filter(~pl.col("twin")).height
    decided = taken.filter(pl.col("truth").is_not_null() & ~pl.col("twin")).height
    return Score(
        precision=right / max(said, 1),
        lowest=wilson(right, said),
        recall=right / present.height,
        f1=2 * right / (said + present.height),
        certain=decided / plain,
        five=among / present.height,
        safe=_safe(first, present.height),
    )


def _ranked(answers: pl.DataFrame, truth: pl.DataFrame) -> pl.DataFrame:
    """Each line's answers, the best first, with whether they are `right`."""
    best_first = answers.sort("row", "score", descending=[False, True])
    numbered = best_first.with_columns(rank=pl.int_range(pl.len()).over("row"))
    right = (pl.col("siren") == pl.col("truth")).fill_null(False)
    return numbered.join(truth, on="row").with_columns(right=right)


def _cut(first: pl.DataFrame, present: int) -> pl.Series:
    if first["certain"].null_count() == 0:
        return first["certain"]
    right = first["right"].cum_sum()
    f1 = 2 * right / (pl.Series(range(1, first.height + 1)) + present)
    return first["score"] >= first["score"][int(f1.arg_max() or 0)]


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
