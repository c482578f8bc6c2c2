"""Runs one system on one list, alone in its process, and prints what it took as JSON.

Usage: python measure.py SYSTEM REGISTER LINES OUT
"""

import importlib
import json
import resource
import sys
import time
from pathlib import Path

SYSTEMS = {
    "grappe": ("systems.ours", "Ours"),
    "splink": ("systems.with_splink", "WithSplink"),
    "rapidfuzz": ("systems.fuzzy", "Fuzzy"),
    "exact": ("systems.exact", "Exact"),
}


def cpu() -> float:
    of = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    used = [resource.getrusage(whose) for whose in of]
    return sum(one.ru_utime + one.ru_stime for one in used)


def peak() -> int:
    """Megabytes, of this process or the largest it began."""
    of = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(whose).ru_maxrss for whose in of) // 1024


def main(name: str, register: Path, lines: Path, out: Path) -> None:
    module, of = SYSTEMS[name]
    system = getattr(importlib.import_module(module), of)(register, lines)
    marks = [(time.perf_counter(), cpu())]
    for step in (system.prepare, lambda: system.answer(out)):
        step()
        marks.append((time.perf_counter(), cpu()))
    took = {
        step: {"wall": b[0] - a[0], "cpu": b[1] - a[1]}
        for step, a, b in zip(("prepare", "answer"), marks, marks[1:], strict=False)
    }
    print(json.dumps({**took, "peak": peak()}))


if __name__ == "__main__":
    main(sys.argv[1], *map(Path, sys.argv[2:5]))
