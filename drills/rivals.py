"""200 rivals on one send, one return, one accept: one wins, the others are told who:
`python drills/rivals.py [--rivals 200] [--database sqlite|postgresql]`. Exit 1 where not."""

import argparse
import json
import re
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path
from threading import Barrier
from typing import Any

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from drills.people import House, Person, answers, free_port  # noqa: E402
from drills.places import on_a_server, place  # noqa: E402

TOLD_WHO = re.compile(r"already (sent|returned|accepted) (by Person \d+|this report)")


def run(rivals: int, url: str = "") -> dict[str, Any]:
    """So many at once on each of the three; what each was told."""
    with place(url) as (data, database), House(data, database) as house:
        return contest(house, rivals)


def contest(house: House, rivals: int, cluster: str = "minalogic") -> dict[str, Any]:
    """The same, in a house that is there."""
    found, port = house.ask("found", cluster=cluster), free_port()
    house.ask("serve", port=port)
    answers(port)
    manager, officer = (Person(port, found["cookies"][who]) for who in ("manager", "officer"))
    report, told = found["sends"], {}

    def race(role: str, do: Callable[[Person], tuple[int, str]]) -> dict[str, Any]:
        who = [Person(port, one) for one in islice(cycle(found["rivals"][role]), rivals)]
        return _race(who, do)

    manager.bring(f"/reports/{report}/upload", "m.xlsx", Path(found["workbook"]).read_bytes())
    send = f"/reports/{report}/send"
    told["send"] = race("manager", lambda one: one.post(send, unchanged="1"))
    place_of = {"section": "members", "row": "", "field": "", "text": "Une ligne manque."}
    officer.post(f"/reading/{report}/comment", **place_of)
    told["return"] = race("officer", lambda one: one.post(f"/reading/{report}/return"))
    manager.post(send, unchanged="1")
    told["accept"] = race("officer", lambda one: one.post(f"/reading/{report}/accept"))
    stands = house.ask("look", **{name: found[name] for name in ("sends", "writes", "slot")})
    house.ask("end")
    return {"rivals": rivals, **told, "faults": _faults(told, stands, rivals)}


def _race(who: list[Person], do: Callable[[Person], tuple[int, str]]) -> dict[str, Any]:
    """All of them at once; each then reads the page that it is led to."""
    began, ready = time.monotonic(), Barrier(len(who))

    def act(one: Person) -> str:
        ready.wait()
        status, where = do(one)
        if status != 302:
            return f"answered {status}"
        found = TOLD_WHO.search(one.get(where)[1])
        return "told who" if found else "won"

    with ThreadPoolExecutor(len(who)) as threads:
        said = list(threads.map(act, who))
    counted = {what: said.count(what) for what in sorted(set(said))}
    return {**counted, "seconds": round(time.monotonic() - began, 1)}


def _faults(told: dict[str, Any], stands: dict[str, Any], rivals: int) -> list[str]:
    faults = list(stands["faults"])
    for act, said in told.items():
        if (said.get("won"), said.get("told who")) != (1, rivals - 1):
            faults.append(f"{act}: {said}")
    counts = (stands["sent"], stands["reopened"], stands["accepted"])
    return faults if counts == (2, 1, 1) else [*faults, f"{counts} instead of (2, 1, 1)"]


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--rivals", type=int, default=200)
    asked.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    given = asked.parse_args()
    with on_a_server(given.database) as url:
        told = run(given.rivals, url)
    print(json.dumps({"database": given.database, **told}, indent=1))
    sys.exit(1 if told["faults"] else 0)


if __name__ == "__main__":
    main()
