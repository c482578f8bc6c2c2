"""The server killed (kill -9) at random moments while people write, bring files, send, accept,
publish, and while it brings its tables up to date:
`python drills/killed.py [--moments 1000] [--database sqlite|postgresql]`.

After each kill it is begun again, and what stands is looked at: whatever was acknowledged is there,
nothing is half written, a report stands where its last step says, publications are byte by byte
what the database gives, and the next step can be taken. Exit 1 where one of these is not so.
"""

import argparse
import json
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from threading import Event, Thread
from typing import Any

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from drills.people import House, Person, another, answers, free_port  # noqa: E402
from drills.places import on_a_server, place  # noqa: E402

STEPS = ("upload", "send", "accept", "publish", "reopen")
MIGRATE = "migrate"
MOMENTS = (*STEPS, MIGRATE)
BACK_WITHIN, PATIENCE = 10.0, 60.0
MOST_FAILED = 3
A_DYING = 0.05
"""Seconds in which what was on its way to a database on another process arrives, or does not."""
A_WORLD = 40
"""Moments after which a new installation begins, so that publications do not pile up."""
AT_ONCE = 2
"""Installations, each on a core."""


@dataclass
class Acknowledged:
    """What people were told is done; `tried`: what was on its way when the server was killed."""

    written: str = ""
    tried: str = ""
    uploads: set[str] = field(default_factory=set)
    published: set[str] = field(default_factory=set)
    sent: int = 0
    accepted: int = 0
    reopened: int = 0


class UnansweredError(Exception):
    """The server said that something broke."""


class World:
    """One installation, and what its people know."""

    def __init__(self, house: House, seed: int, cluster: str = "minalogic") -> None:
        self.house, self.chance = house, random.Random(seed)
        self.found = house.ask("found", cluster=cluster)
        self.workbook = Path(self.found["workbook"]).read_bytes()
        self.known, self.took = Acknowledged(), dict.fromkeys(MOMENTS, 0.3)
        self.wrong: list[str] = []
        self.unanswered = 0
        self.stands = self.look()

    def look(self) -> dict[str, Any]:
        told: dict[str, Any] = self.house.ask(
            "look", **{name: self.found[name] for name in ("sends", "writes", "slot")}
        )
        return told

    def moment(self, step: str) -> dict[str, Any]:
        """One kill, during one step if it comes to that; what was found afterwards."""
        try:
            back = self._cut_migrating() if step == MIGRATE else self._cut_acting(step)
        except TimeoutError as late:
            back = PATIENCE
            self.wrong.append(str(late))
            os.killpg(self._served()[0], signal.SIGKILL)
        time.sleep(A_DYING)
        self.stands = self.look()
        faults, self.wrong = self.wrong + self._lost() + self.stands["faults"], []
        unanswered, self.unanswered = self.unanswered, 0
        return {"step": step, "back": back, "faults": faults, "unanswered": unanswered}

    def _served(self) -> tuple[int, int, float]:
        """A server's process, its port, and the seconds until it answered."""
        port, began = free_port(), time.monotonic()
        server = self.house.ask("serve", port=port)["pid"]
        try:
            answers(port, PATIENCE)
        except TimeoutError:
            os.killpg(server, signal.SIGKILL)
            raise
        return server, port, time.monotonic() - began

    def _cut_acting(self, step: str) -> float:
        """Killed while people act; gives the seconds that the server took to be there."""
        server, port, back = self._served()
        people = {who: Person(port, one) for who, one in self.found["cookies"].items()}
        at_step = Event()
        acting = [
            Thread(target=self._noting, args=(self._write, people["manager"])),
            Thread(target=self._noting, args=(self._go_on, people, step, at_step)),
        ]
        for one in acting:
            one.start()
        at_step.wait(20)
        time.sleep(self.chance.uniform(0, 1.2 * self.took[step]))
        os.killpg(server, signal.SIGKILL)
        for one in acting:
            one.join()
        return back

    def _cut_migrating(self) -> float:
        """Killed while it brings tables of an earlier version up to date, then begun again."""
        self.house.ask("take_back")
        server = self.house.ask("serve", port=free_port())["pid"]
        time.sleep(self.chance.uniform(0, self.took[MIGRATE]))
        os.killpg(server, signal.SIGKILL)
        server, _port, back = self._served()
        os.killpg(server, signal.SIGKILL)
        self.took[MIGRATE] = back
        return back

    def _noting(self, act: Callable[..., None], *given: Any) -> None:
        """Acts until the server is gone; whatever else ends it is a fault."""
        try:
            act(*given)
        except OSError:
            return
        except Exception as wrong:
            self.wrong.append(f"{type(wrong).__name__}: {wrong}"[:2000])

    def _write(self, manager: Person) -> None:
        """Autosave, one word after the other."""
        section, row, code = self.found["slot"].split(":")
        name, seen = f"{section}:{row}:{code}", self.stands["written"]
        address = f"/reports/{self.found['writes']}/cells"
        while True:
            self.known.tried = f"Mot {self.chance.randrange(10**9)}"
            words = {f"c:{name}": self.known.tried, f"s:{name}": seen}
            status, told = manager.post(address, section=section, rows="", **words)
            if status != 200:
                raise AssertionError((status, told))
            seen = self.known.written = self.known.tried

    def _go_on(self, people: dict[str, Person], until: str, at_step: Event) -> None:
        """Step after step from where the report stands; one that was not answered (5xx) is taken
        again, as a person does, and counted."""
        following, failed = _step_after(self.stands), 0
        while failed < MOST_FAILED:
            if following == until:
                at_step.set()
            began = time.monotonic()
            try:
                getattr(self, f"_{following}")(people)
            except UnansweredError:
                failed, self.unanswered = failed + 1, self.unanswered + 1
                continue
            self.took[following], failed = time.monotonic() - began, 0
            following = STEPS[(STEPS.index(following) + 1) % len(STEPS)]
        raise AssertionError(f"{following}: not answered {failed} times")

    def _upload(self, people: dict[str, Person]) -> None:
        content = another(self.workbook)
        address = f"/reports/{self.found['sends']}/upload"
        _led(people["manager"].bring(address, "members.xlsx", content), "/files/")
        self.known.uploads.add(sha256(content).hexdigest())

    def _send(self, people: dict[str, Person]) -> None:
        address = f"/reports/{self.found['sends']}/send"
        _led(people["manager"].post(address, unchanged="1"), "/sent")
        self.known.sent += 1

    def _accept(self, people: dict[str, Person]) -> None:
        _led(people["officer"].post(f"/reading/{self.found['sends']}/accept"), "/reading/")
        self.known.accepted += 1

    def _publish(self, people: dict[str, Person]) -> None:
        where = _led(people["head"].post("/publications/publish"), "/publications/")
        self.known.published.add(where.rpartition("/")[2])

    def _reopen(self, people: dict[str, Person]) -> None:
        address = f"/reading/{self.found['sends']}/reopen"
        _led(people["officer"].post(address, reason="Une ligne manque."), "/reading/")
        self.known.reopened += 1

    def _lost(self) -> list[str]:
        """What was acknowledged and is not there; then what stands is what is known."""
        known, stands = self.known, self.stands
        faults = [] if stands["written"] in {known.written, known.tried} else ["a word is lost"]
        faults += [f"file {one} is lost" for one in known.uploads - set(stands["uploads"])]
        faults += [f"{one} is lost" for one in known.published - set(stands["published"])]
        for what in ("sent", "accepted", "reopened"):
            count = getattr(known, what)
            if not count <= stands[what] <= count + 1:
                faults.append(f"{what} {count} times, and {stands[what]} stand")
            setattr(known, what, stands[what])
        known.written = stands["written"]
        return faults


def _step_after(stands: dict[str, Any]) -> str:
    if stands["state"] == "submitted":
        return "accept"
    return "publish" if stands["state"] == "accepted" else "upload"


def _led(answer: tuple[int, str], where: str) -> str:
    """Raises UnansweredError where the server broke, AssertionError where it was not done."""
    if answer[0] >= 500:
        raise UnansweredError
    if answer[0] != 302 or where not in answer[1]:
        raise AssertionError(answer)
    return answer[1]


def run(moments: int, url: str = "", seed: int = 1906) -> dict[str, Any]:
    """So many kills, spread over the steps; what was found."""
    took = time.monotonic()
    worlds = [range(n, min(n + A_WORLD, moments)) for n in range(0, moments, A_WORLD)]
    with ThreadPoolExecutor(AT_ONCE) as threads:
        done = [
            one for some in threads.map(lambda of: _played(of, url, seed), worlds) for one in some
        ]
    return told_of(done) | {"seconds": round(time.monotonic() - took, 1)}


def _played(numbers: range, url: str, seed: int) -> list[dict[str, Any]]:
    """The moments of these numbers, in an installation of their own."""
    with place(url) as (data, database), House(data, database) as house:
        world = World(house, seed + numbers.start)
        done = [world.moment(MOMENTS[n % len(MOMENTS)]) for n in numbers]
    lost = sum(bool(one["faults"]) for one in done)
    print(f"{numbers.start}–{numbers.stop}: {lost} with faults", file=sys.stderr, flush=True)
    return done


def told_of(done: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "moments": len(done),
        "during": dict(Counter(one["step"] for one in done)),
        "faults": [{one["step"]: one["faults"]} for one in done if one["faults"]],
        "unanswered": sum(one["unanswered"] for one in done),
        "slowest_back": round(max(one["back"] for one in done), 2),
    }


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--moments", type=int, default=1000)
    asked.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    given = asked.parse_args()
    with on_a_server(given.database) as url:
        told = run(given.moments, url)
    print(json.dumps({"database": given.database, **told}, indent=1))
    sys.exit(1 if told["faults"] or told["slowest_back"] > BACK_WITHIN else 0)


if __name__ == "__main__":
    main()
