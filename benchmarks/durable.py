"""What it costs that nothing is lost when the power fails: `python benchmarks/durable.py`.

A word saved (a transaction of SQLite in WAL with each of its three promises), a file of 100 kB kept
(written beside, brought to the disk, renamed, against written in place), on the disk of --folder.
"""

import argparse
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from grappe.disk import write_whole

TIMES = 300
WORD = "x" * 4000


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--folder", type=Path, default=Path())
    folder = asked.parse_args().folder
    with tempfile.TemporaryDirectory(dir=folder) as place:
        for promise in ("OFF", "NORMAL", "FULL"):
            told(f"a word saved, synchronous={promise}", saving(Path(place), promise))
        told("a file written in place", in_place(Path(place)))
        told("a file kept whole", whole(Path(place)))


def saving(place: Path, promise: str) -> Callable[[int], None]:
    database = sqlite3.connect(place / f"{promise}.sqlite3", isolation_level=None)
    database.executescript(f"PRAGMA journal_mode=WAL; PRAGMA synchronous={promise};")
    database.execute("CREATE TABLE draft (id INTEGER PRIMARY KEY, document TEXT)")
    database.execute("INSERT INTO draft VALUES (1, '')")

    def save(n: int) -> None:
        database.execute("BEGIN IMMEDIATE")
        database.execute("UPDATE draft SET document = ? WHERE id = 1", [f"{n}{WORD}"])
        database.execute("COMMIT")

    return save


def in_place(place: Path) -> Callable[[int], None]:
    return lambda n: (place / f"p{n}").write_bytes(b"x" * 100_000) and None


def whole(place: Path) -> Callable[[int], None]:
    return lambda n: write_whole(place / f"w{n}", b"x" * 100_000)


def told(what: str, act: Callable[[int], None]) -> None:
    took = []
    for n in range(TIMES):
        began = time.perf_counter()
        act(n)
        took.append((time.perf_counter() - began) * 1000)
    middle, slow = statistics.median(took), statistics.quantiles(took, n=20)[-1]
    print(f"{what:36} median {middle:7.2f} ms   95 % within {slow:7.2f} ms")


if __name__ == "__main__":
    main()
