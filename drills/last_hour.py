"""The evening on which everybody reports: `python drills/last_hour.py [--people 500]
[--seconds 3600] [--every 20] [--data DIR] [--database sqlite|postgresql]`.

On the demonstration (built, unless a data folder is named, which is then written to) and a server
of its own, which has been up for a while: two people a cluster, in a hundred clusters, type, or
bring files of 175 rows, one of 5,000, each at a moment of their own in the first half, and send;
all others read pages and take tables away. Everybody acts every twenty seconds. At the end what was
acknowledged is compared with what stands. Prints JSON, with the cores that the server (without
PostgreSQL) and the people themselves took; exit 1 where an answer was an error, or something
acknowledged is not there, or 95 % of saves took longer than 300 ms or 99 % of pages longer than a
second.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, Thread
from typing import Any

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from drills.people import Person, answers, cpu_of, free_port  # noqa: E402
from drills.places import on_a_server  # noqa: E402

ALLOWED = {"save": (0.95, 0.3), "page": (0.99, 1.0)}
"""What share of which kind of act may take how many seconds."""


@dataclass
class Seen:
    """How long each kind of act took, what went wrong, what was acknowledged last of each cell and
    file."""

    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    wrong: list[str] = field(default_factory=list)
    written: dict[str, str] = field(default_factory=dict)
    brought: dict[int, int] = field(default_factory=dict)
    sent: list[int] = field(default_factory=list)
    cores: dict[str, float] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def time(self, kind: str, act: Callable[[], tuple[int, str]], fine: set[int]) -> str | None:
        """Does it; what it said, or None where it is not among the answers that are fine."""
        began = time.monotonic()
        try:
            status, said = act()
        except OSError as cut:
            status, said = 0, str(cut)
        with self.lock:
            self.took[kind].append(time.monotonic() - began)
            if status not in fine:
                self.wrong.append(f"{kind}: {status} {said[:100]}")
        return said if status in fine else None


def main() -> None:
    words = argparse.ArgumentParser()
    words.add_argument("--people", type=int, default=500)
    words.add_argument("--seconds", type=float, default=3600)
    words.add_argument("--every", type=float, default=20)
    words.add_argument("--data", type=Path)
    words.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    given = words.parse_args()
    with tempfile.TemporaryDirectory() as folder, on_a_server(given.database) as url:
        os.environ["DATABASE_URL"] = url
        data = given.data or Path(folder)
        os.environ["GRAPPE_DATA"] = str(data)
        if not given.data:
            _grappe("demo", "--no-serve", "--data", str(data), quiet=True).wait()
        house = json.loads(_asked("house", str(given.people)))
        port = free_port()
        server = _grappe("serve", "--port", str(port), "--data", str(data))
        try:
            answers(port, 120)
            _up_for_a_while(port, house)
            seen = _evening(port, house, given.seconds, given.every, server.pid)
        finally:
            server.terminate()
            server.wait(timeout=60)
        lost = json.loads(_asked("lost", json.dumps([seen.written, seen.brought, seen.sent])))
    told = _told(seen, lost, given)
    print(json.dumps(told, indent=1))
    sys.exit(0 if told["holds"] else 1)


def _up_for_a_while(port: int, house: dict[str, Any]) -> None:
    """Somebody looked at each page before."""
    reads = next(Person(port, who["cookie"]) for who in house["people"] if who["does"] == "reads")
    for address in (*house["pages"], *house["tables"]) * 2:
        reads.get(address)


def _evening(port: int, house: dict[str, Any], seconds: float, every: float, server: int) -> Seen:
    seen, began = Seen(), time.monotonic()
    served, own = cpu_of(server), time.process_time()
    people = [
        Thread(target=_person, args=(port, who, house, seen, began + seconds, every))
        for who in house["people"]
    ]
    for one in people:
        one.start()
    for one in people:
        one.join()
    took = time.monotonic() - began
    seen.cores["server"] = (cpu_of(server) - served) / took
    seen.cores["people"] = (time.process_time() - own) / took
    return seen


def _person(
    port: int, who: dict[str, Any], house: dict[str, Any], seen: Seen, until: float, every: float
) -> None:
    chance, client = random.Random(who["number"]), Person(port, who["cookie"])
    now = time.monotonic()
    who["brings_at"] = now + chance.uniform(0, (until - now) / 2)
    time.sleep(chance.uniform(0, every))
    while time.monotonic() < until:
        began = time.monotonic()
        DOES[who["does"]](client, who, house, seen, chance)
        time.sleep(max(0.0, every * chance.uniform(0.75, 1.25) - (time.monotonic() - began)))


def _types(
    client: Person, who: dict[str, Any], _house: Any, seen: Seen, chance: random.Random
) -> None:
    """Mostly a cell, as the page keeps it while one types; now and then the page itself."""
    if chance.random() < 0.2:
        seen.time("page", lambda: client.get(who["page"]), {200})
        return
    words = f"{who['number']} {chance.random()}"
    section = who["slot"].split(":")[0]
    place = f"{who['report']} {who['slot']}"
    shown = {f"s:{who['slot']}": seen.written.get(place, "")}
    said = {f"c:{who['slot']}": words, "section": section, "rows": "", **shown}
    answer = seen.time("save", lambda: client.post(who["cells"], **said), {200})
    if answer and not json.loads(answer).get("conflicts"):
        seen.written[place] = words


def _brings(
    client: Person, who: dict[str, Any], house: dict[str, Any], seen: Seen, chance: random.Random
) -> None:
    """A file, when it is ready, then looks at it and, once, sends."""
    report = who["report"]
    if report in seen.sent:
        seen.time("page", lambda: client.get("/expected"), {200})
    elif report not in seen.brought and time.monotonic() < who["brings_at"]:
        seen.time("page", lambda: client.get(who["page"]), {200})
    elif report not in seen.brought:
        rows = 5000 if who["number"] == 0 else 175
        content = Path(house["files"][str(rows)]).read_bytes()
        if seen.time("upload", lambda: client.bring(who["upload"], "m.xlsx", content), {302}):
            seen.brought[report] = rows
    elif chance.random() < 0.5:
        seen.time("page", lambda: client.get(who["page"]), {200})
    elif seen.time("send", lambda: client.post(who["send"]), {302}):
        seen.sent.append(report)


def _reads(
    client: Person, _who: Any, house: dict[str, Any], seen: Seen, chance: random.Random
) -> None:
    if chance.random() < 0.1:
        seen.time("export", lambda: client.get(chance.choice(house["tables"])), {200})
    else:
        seen.time("page", lambda: client.get(chance.choice(house["pages"])), {200})


DOES = {"types": _types, "brings": _brings, "reads": _reads}


def _told(seen: Seen, lost: list[str], given: argparse.Namespace) -> dict[str, Any]:
    figures = {kind: _figures(took) for kind, took in sorted(seen.took.items())}
    slow = [
        kind
        for kind, (share, most) in ALLOWED.items()
        if seen.took[kind] and _at(seen.took[kind], share) > most
    ]
    return {
        "people": given.people,
        "seconds": given.seconds,
        "acts": figures,
        "cores": {who: round(many, 2) for who, many in seen.cores.items()},
        "errors": len(seen.wrong),
        "first_errors": seen.wrong[:5],
        "cells": len(seen.written),
        "files": len(seen.brought),
        "sent": len(seen.sent),
        "lost": lost[:20],
        "slow": slow,
        "holds": not (seen.wrong or lost or slow),
    }


def _figures(took: list[float]) -> dict[str, float]:
    ms = {f"p{100 * share:.0f}_ms": round(1000 * _at(took, share)) for share in (0.5, 0.95, 0.99)}
    return {"n": len(took), **ms, "most_ms": round(1000 * max(took))}


def _at(took: list[float], share: float) -> float:
    return sorted(took)[min(len(took) - 1, int(share * len(took)))]


def _grappe(*words: str, quiet: bool = False) -> "subprocess.Popen[bytes]":
    out = subprocess.DEVNULL if quiet else None
    return subprocess.Popen([sys.executable, "-m", "grappe.cli", *words], cwd=HERE, stdout=out)


def _asked(*words: str) -> str:
    command = [sys.executable, "-m", "drills.last_evening", *words]
    return subprocess.run(command, cwd=HERE, check=True, stdout=subprocess.PIPE, text=True).stdout


if __name__ == "__main__":
    main()
