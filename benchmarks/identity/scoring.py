"""How good answers are: precision, recall, F1, the right one among five, calibration."""

import math
from dataclasses import dataclass

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


BANDS = (0.0, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 0.99, 0.999)


@dataclass(frozen=True)
class Score:
    """What is answered at one `cut`. Shares in [0, 1]. `lowest` is the lower end of precision's
    95 % interval (Wilson); `certain`: lines of the register, not twins, that are answered; `five`:
    the right one is among the first five, whatever the cut; `groups`: how many lines of each kind
    there are, are answered, are answered wrongly."""

    cut: str
    said: int
    precision: float
    lowest: float
    recall: float
    f1: float
    certain: float
    five: float
    groups: dict[str, dict[str, float]]


@dataclass(frozen=True)
class Band:
    """Lines whose likeliest has a probability from `low` on: how many, what was `predicted` on
    average, and what share of them was `right`."""

    low: float
    lines: int
    predicted: float
    right: float


def scores(answers: pl.DataFrame, truth: pl.DataFrame) -> list[Score]:
    """By each cut that a system has: `certain` where it knows that word, `guess` (its likeliest,
    from a probability of a half on), and `best`, where F1 is highest with the truth in hand."""
    ranked = _ranked(answers, truth)
    first = ranked.filter(pl.col("rank") == 0).sort("probability", "score", descending=True)
    cuts = {
        "certain": pl.col("certain"),
        "guess": pl.col("probability") >= 0.5,
        "best": pl.col("score") >= _best_cut(first, _present(truth)),
    }
    known = {name: cut for name, cut in cuts.items() if first.select(cut.count()).item()}
    return [_score(name, first.filter(cut), ranked, truth) for name, cut in known.items()]


def _present(truth: pl.DataFrame) -> int:
    return truth["truth"].len() - truth["truth"].null_count()


def _score(cut: str, taken: pl.DataFrame, ranked: pl.DataFrame, truth: pl.DataFrame) -> Score:
    right, said, present = taken["right"].sum(), taken.height, _present(truth)
    decided = truth.join(taken.select("row", "right"), on="row", how="left")
    return Score(
        cut=cut,
        said=said,
        precision=right / max(said, 1),
        lowest=wilson(right, said),
        recall=right / present,
        f1=2 * right / (said + present),
        certain=_certain(decided)["certain"],
        five=ranked.filter((pl.col("rank") < 5) & pl.col("right")).height / present,
        groups={name: _certain(decided.filter(which)) for name, which in GROUPS.items()},
    )


def calibration(answers: pl.DataFrame, truth: pl.DataFrame) -> list[Band]:
    """What probabilities promise, and what they keep; lines without candidates promise nothing."""
    first = _ranked(answers, truth).filter(
        (pl.col("rank") == 0) & pl.col("probability").is_not_null()
    )
    band = pl.lit(pl.Series(BANDS)).search_sorted(pl.col("probability"), side="right") - 1
    parts = (
        first.with_columns(band=band)
        .group_by("band")
        .agg(pl.len(), pl.col("probability").mean(), pl.col("right").mean())
    )
    return [Band(BANDS[at], *rest) for at, *rest in parts.sort("band").rows()]


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


def _best_cut(first: pl.DataFrame, present: int) -> float:
    by_score = first.sort("score", descending=True)
    said = pl.Series(range(1, first.height + 1))
    return by_score["score"][int((by_score["right"].cum_sum() / (said + present)).arg_max() or 0)]


def wilson(right: int, said: int) -> float:
    """The lower end of the 95 % interval of a share."""
    if not said:
        return 0.0
    z, share = 1.96, right / said
    middle = share + z * z / (2 * said)
    wide = z * math.sqrt(share * (1 - share) / said + z * z / (4 * said * said))
    return (middle - wide) / (1 + z * z / said)
