"""Systems side by side on the same lines: how right, how long, how much memory.

Each runs alone in a process of its own. Splink stands apart (`--splink PYTHON`: an interpreter of
an environment with splink 5, duckdb and nothing else), since the product does not need it.
Usage: python benchmarks/identity/compare.py REGISTER LINES… [--splink PYTHON] [--only NAMES]
[--pooled] [--groups] [--store STORE]
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import polars as pl
from scoring import Score, calibration, scores

_ROW = "{:10} {:8} {:>6} {:>6} {:>6} {:>6} {:>6} {:>7} {:>6}"
_HEAD = ("system", "cut", "said", "prec.", "≥95 %", "recall", "F1", "certain", "five")
Measured = tuple[dict, pl.DataFrame, pl.DataFrame]


def measured(python: str, name: str, given: argparse.Namespace, lines: Path) -> Measured:
    """Seconds and megabytes of one system on one list; its answers, and the truth."""
    here = Path(__file__).parent
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "answers.parquet"
        command = [
            python,
            str(here / "measure.py"),
            name,
            str(given.register),
            str(lines),
            str(out),
        ]
        command += [str(given.store)] if given.store and name == "grappe" else []
        done = subprocess.run(command, capture_output=True, text=True, env=dict(os.environ))
        if done.returncode:
            raise SystemExit(f"{name}: {done.stderr[-2000:]}")
        answers = pl.read_parquet(out).cast({"row": pl.UInt32})
    truth = pl.read_parquet(lines).with_row_index("row")
    return json.loads(done.stdout.splitlines()[-1]), answers, truth


def pooled(parts: Sequence[Measured]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Answers and truth of several lists as of one."""
    answers, truths, before = [], [], 0
    for _, answer, truth in parts:
        moved = pl.col("row") + pl.lit(before, pl.UInt32)
        answers.append(answer.with_columns(moved))
        truths.append(truth.with_columns(moved))
        before += truth.height
    return pl.concat(answers), pl.concat(truths)


def row(name: str, got: Score) -> str:
    shares = [got.precision, got.lowest, got.recall, got.f1, got.certain, got.five]
    return _ROW.format(name, got.cut, got.said, *(f"{100 * share:.2f}" for share in shares))


def told(name: str, parts: Sequence[Measured], groups: bool) -> None:
    for took, _, _ in parts:
        steps = (f"{step} {{wall:.1f}} s ({{cpu:.1f}} CPU) {{peak}} MB".format(**took[step])
                 for step in ("prepare", "answer"))  # fmt: skip
        print(f"{name:10} {' · '.join(steps)}")
    together = pooled(parts)
    for got in scores(*together):
        print(row(name, got), flush=True)
        for kind, about in got.groups.items() if groups else ():
            print(
                "    {:20}{lines:6} lines, {certain:6.1%} taken, {wrong:4} wrong".format(
                    kind, **about
                )
            )
    for band in calibration(*together) if groups else ():
        print(f"    from {band.low:5.3f}: {band.lines:6} lines, {band.predicted:.3f} predicted, "
              f"{band.right:.3f} right")  # fmt: skip


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("register", type=Path)
    ask.add_argument("lines", type=Path, nargs="+")
    ask.add_argument("--splink", default="")
    ask.add_argument("--groups", action="store_true", help="each kind of line apart, calibration")
    ask.add_argument("--pooled", action="store_true", help="all lists as one")
    ask.add_argument("--store", type=Path, help="the register as loaded before, instead of anew")
    ask.add_argument("--only", default="grappe,splink,rapidfuzz,exact")
    given = ask.parse_args()
    for lists in [given.lines] if given.pooled else [[one] for one in given.lines]:
        names = " + ".join(one.stem for one in lists)
        print(f"\n{names} against {given.register.name}\n{_ROW.format(*_HEAD)}", flush=True)
        for name in given.only.split(","):
            if python := given.splink if name == "splink" else sys.executable:
                told(name, [measured(python, name, given, one) for one in lists], given.groups)


if __name__ == "__main__":
    main()
