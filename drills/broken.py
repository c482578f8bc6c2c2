"""What is below breaks while people write: `python drills/broken.py [--seconds 10]`.

PostgreSQL is stopped and begun again after ten seconds; the disk takes no more than so much (on
both databases). Meanwhile people are told that it did not work; afterwards every word that was
acknowledged is there, nothing is half written, and the next step can be taken, within ten seconds.
Exit 1 where one of these is not so.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from typing import Any

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from drills.people import House, Person, another, answers, free_port  # noqa: E402
from drills.places import on_a_server, place  # noqa: E402

from tests import postgres  # noqa: E402

BACK_WITHIN = 10.0
A_LOG, A_WORKBOOK = 400_000, 10_000
"""Bytes that the disk takes of one file: some dozen words in the log of SQLite, half a workbook."""


class Writer(Thread):
    """Autosaves and brings files, again and again; keeps what was acknowledged."""

    def __init__(self, found: dict[str, Any], port: int) -> None:
        super().__init__(daemon=True)
        self._found, self._over = found, Event()
        self._person = Person(port, found["cookies"]["manager"])
        self._workbook = Path(found["workbook"]).read_bytes()
        self.written, self.tried, self.refused, self.done = "", "", 0, 0
        self.last_done = 0.0

    def run(self) -> None:
        n = 0
        while not self._over.is_set():
            n += 1
            self._write(f"Mot {n}")
            if n % 3 == 0:
                self._bring()

    def end(self) -> None:
        self._over.set()
        self.join()

    def _write(self, word: str) -> None:
        section, row, code = self._found["slot"].split(":")
        name, self.tried = f"{section}:{row}:{code}", word
        words = {f"c:{name}": word, f"s:{name}": self.written}
        address = f"/reports/{self._found['writes']}/cells"
        status, told = self._tried(
            lambda: self._person.post(address, section=section, rows="", **words)
        )
        if status == 200:
            theirs = next(iter(json.loads(told).get("conflicts", {}).values()), None)
            self.written = theirs["theirs"] if theirs else word

    def _bring(self) -> None:
        address = f"/reports/{self._found['sends']}/upload"
        self._tried(lambda: self._person.bring(address, "members.xlsx", another(self._workbook)))

    def _tried(self, act: Callable[[], tuple[int, str]]) -> tuple[int, str]:
        try:
            answer = act()
        except OSError:
            answer = (0, "")
        if answer[0] in {200, 302}:
            self.done, self.last_done = self.done + 1, time.monotonic()
        else:
            self.refused += 1
            time.sleep(0.1)
        return answer


def database_gone(seconds: float) -> dict[str, Any]:
    """PostgreSQL stopped in the middle (its programs killed), and begun again."""
    url, folder = postgres.start()
    try:
        with place(url) as (data, own), House(data, own) as house:
            found, port = house.ask("found"), free_port()
            house.ask("serve", port=port)
            answers(port)
            writer = Writer(found, port)
            writer.start()
            time.sleep(2)
            postgres.halt(folder)
            time.sleep(seconds)
            refused = writer.refused
            postgres.begin(folder, url)
            back = _until(lambda: writer.last_done, time.monotonic())
            time.sleep(1)
            writer.end()
            stands = _looked(house, found)
            house.ask("end")
            return _told(writer, stands, back) | {"refused_meanwhile": refused}
    finally:
        postgres.stop(folder)


def disk_full(url: str) -> dict[str, Any]:
    """No file grows beyond so many bytes: SQLite's log of what is written, a workbook on
    PostgreSQL. Then it may again."""
    with place(url) as (data, own), House(data, own) as house:
        return full(house, A_WORKBOOK if url else A_LOG, 6)


def full(house: House, largest: int, seconds: float, cluster: str = "minalogic") -> dict[str, Any]:
    """The same, in a house that is there."""
    found, port = house.ask("found", cluster=cluster), free_port()
    house.ask("serve", port=port, largest=largest)
    answers(port)
    writer = Writer(found, port)
    writer.start()
    time.sleep(seconds)
    writer.end()
    house.ask("end")
    again = Writer(found, port := free_port())
    house.ask("serve", port=port)
    answers(port)
    again.written = _looked(house, found)["written"]
    lost = again.written not in {writer.written, writer.tried}
    began = time.monotonic()
    again.start()
    back = _until(lambda: again.last_done, began)
    again.end()
    stands = _looked(house, found)
    house.ask("end")
    told = _told(again, stands, back) | {"refused_meanwhile": writer.refused}
    return told | ({"faults": ["a word is lost"]} if lost else {})


def _until(last_done: Callable[[], float], moment: float) -> float:
    """Seconds until something was done after a moment."""
    while time.monotonic() - moment < 60:
        if last_done() > moment:
            return last_done() - moment
        time.sleep(0.02)
    return 60.0


def _looked(house: House, found: dict[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = house.ask(
        "look", **{name: found[name] for name in ("sends", "writes", "slot")}
    )
    return told


def _told(writer: Writer, stands: dict[str, Any], back: float) -> dict[str, Any]:
    faults = list(stands["faults"])
    if stands["written"] not in {writer.written, writer.tried}:
        faults.append("a word is lost")
    return {"done": writer.done, "back": round(back, 2), "faults": faults}


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--seconds", type=float, default=10)
    given = asked.parse_args()
    told = {"database_gone": database_gone(given.seconds), "disk_full sqlite": disk_full("")}
    with on_a_server("postgresql") as url:
        told["disk_full postgresql"] = disk_full(url)
    print(json.dumps(told, indent=1))
    bad = [one for one in told.values() if one["faults"] or one["back"] > BACK_WITHIN]
    sys.exit(1 if bad or any(not one["refused_meanwhile"] for one in told.values()) else 0)


if __name__ == "__main__":
    main()
