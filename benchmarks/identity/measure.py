"""Runs one system on one list, alone in its process, and prints what it took as JSON.

Usage: python measure.py SYSTEM REGISTER LINES OUT [STORE]
"""

import importlib
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from systems.base import System

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


def forget_peak() -> None:
    """Linux counts the peak of this process anew from here."""
    Path("/proc/self/clear_refs").write_text("5")


def peak(system: System) -> int:
    """Megabytes of this process since `forget_peak`, or of the one that the system began."""
    status = Path("/proc/self/status").read_text()
    own = int(status.split("VmHWM:")[1].split()[0]) // 1024
    return max(own, getattr(system, "megabytes", 0))


def taken(step: Callable[[], None], system: System) -> dict[str, float]:
    """Seconds by the clock and of the processor, and megabytes, of one step."""
    forget_peak()
    wall, used = time.perf_counter(), cpu()
    step()
    return {"wall": time.perf_counter() - wall, "cpu": cpu() - used, "peak": peak(system)}


def main(name: str, register: Path, lines: Path, out: Path, *store: Path) -> None:
    module, of = SYSTEMS[name]
    system = getattr(importlib.import_module(module), of)(register, lines, *store)
    prepare = taken(system.prepare, system)
    answer = taken(lambda: system.answer(out), system)
    print(json.dumps({"prepare": prepare, "answer": answer}))


if __name__ == "__main__":
    main(sys.argv[1], *map(Path, sys.argv[2:6]))
