"""Systems side by side on the same lines: how right, how long, how much memory.

Each runs alone in a process of its own. Splink stands apart (`--splink PYTHON`: an interpreter of
an environment with splink 5, duckdb and nothing else), since the product does not need it.
Usage: python benchmarks/identity/compare.py REGISTER LINES… [--splink PYTHON] [--only NAMES]
[--groups]
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from scoring import Score, score

_ROW = "{:10} {:>6} {:>6} {:>6} {:>6} {:>6} {:>7} {:>6} {:>6} {:>21} {:>21}"
_HEAD = ("system", "prec.", "≥95 %", "recall", "F1", "best", "certain", "five", "@99.7",
         "prepare s (CPU) MB", "answer s (CPU) MB")  # fmt: skip


def measured(python: str, name: str, register: Path, lines: Path, out: Path) -> dict:
    """Seconds and megabytes of one system, which leaves its answers in `out`."""
    here = Path(__file__).parent
    command = [python, str(here / "measure.py"), name, str(register), str(lines), str(out)]
    done = subprocess.run(command, capture_output=True, text=True, env=dict(os.environ))
    if done.returncode:
        raise SystemExit(f"{name}: {done.stderr[-2000:]}")
    return json.loads(done.stdout.splitlines()[-1])


def row(name: str, took: dict, got: Score) -> str:
    shares = [
        got.precision,
        got.lowest,
        got.recall,
        got.f1,
        got.best,
        got.certain,
        got.five,
        got.safe,
    ]
    times = ["{wall:.1f} ({cpu:.1f}) {peak:5}".format(**took[s]) for s in ("prepare", "answer")]
    return _ROW.format(name, *(f"{100 * share:.2f}" for share in shares), *times)


def told(name: str, took: dict, got: Score, groups: bool) -> None:
    print(row(name, took, got), flush=True)
    for kind, about in got.groups.items() if groups else ():
        shares = (
            f"{about['lines']:6} lines, {about['certain']:6.1%} taken, {about['wrong']:4} wrong"
        )
        print(f"    {kind:20}{shares}", flush=True)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("register", type=Path)
    ask.add_argument("lines", type=Path, nargs="+")
    ask.add_argument("--splink", default="")
    ask.add_argument("--groups", action="store_true", help="each kind of line apart")
    ask.add_argument("--only", default="grappe,splink,rapidfuzz,exact")
    given = ask.parse_args()
    for lines in given.lines:
        print(f"\n{lines.stem} against {given.register.name}\n{_ROW.format(*_HEAD)}", flush=True)
        for name in given.only.split(","):
            python = given.splink if name == "splink" else sys.executable
            with tempfile.TemporaryDirectory() as folder:
                out = Path(folder) / "answers.parquet"
                took = measured(python, name, given.register, lines, out) if python else None
                if took:
                    told(name, took, score(out, lines), given.groups)


if __name__ == "__main__":
    main()
