"""The trail, harmed and measured: `python drills/trail.py [--harms 1000] [--lines 1000000]`.

1,000 random edits, cuts, swaps and lost tails of an exported trail are all found; a million lines
verify within a minute, from a file and from the database; many writers at once (PostgreSQL, where
it is installed) leave a trail that holds. Exit 1 where one of these is not so.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from grappe.site.trail.chain import Checked, Link, check, read_lines  # noqa: E402
from tests import postgres  # noqa: E402
from tests.site.trail.harming import HARMS, written  # noqa: E402
from tests.site.trail.making import lines  # noqa: E402

WRITERS, EACH = 8, 100
COLUMNS = (
    *("number", "at", "action", "actor", "capacity", "cluster", "what", "detail"),
    *("before", "hash"),
)
INSERT = f"INSERT INTO trail_event ({', '.join(COLUMNS)}) VALUES ({', '.join(['%s'] * 10)})"


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--harms", type=int, default=1000)
    asked.add_argument("--lines", type=int, default=1_000_000)
    given = asked.parse_args()
    told = {"harms": harms(given.harms), "file": from_a_file(given.lines)}
    for name, url in (("sqlite", ""), ("postgresql", None)):
        told[name] = in_a_database(given.lines, url)
    print(json.dumps(told, indent=1))
    most = 60 * given.lines / 1_000_000
    slow = [name for name, one in told.items() if one.get("of_a_processor", 0) > most]
    if slow or told["harms"]["missed"] or not told["postgresql"]["holds"]:
        sys.exit(f"too slow: {slow}" if slow else 1)


def harms(count: int) -> dict[str, object]:
    """Each kind of harm in turn, to a trail of 500 lines of which a seal is kept elsewhere."""
    documents = list(lines(500))
    file, seal = written(documents), Link(documents[-1]["number"], documents[-1]["hash"])
    chance, found, missed = random.Random(2021), Counter(), Counter()
    for n in range(count):
        harm = HARMS[n % len(HARMS)]
        harmed = harm(file, chance)
        told = check(read_lines(harmed), [seal])
        (missed if told.holds else found)[harm.__name__] += 1
    return {"tried": count, "found": dict(found), "missed": dict(missed)}


def from_a_file(count: int) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "trail.jsonl"
        with file.open("wb") as writing:
            for document in lines(count):
                writing.write(written([document])[0])
        with file.open("rb") as reading:
            return timed(lambda: check(read_lines(reading)))


def in_a_database(count: int, url: str | None) -> dict[str, object]:
    """In a process of its own, since a process has one database."""
    with tempfile.TemporaryDirectory() as folder:
        running = None
        if url is None:
            url, running = postgres.start()
        try:
            told = subprocess.run(
                [sys.executable, __file__, str(count)],
                env={**os.environ, "DRILL": "1", "GRAPPE_DATA": folder, "DATABASE_URL": url},
                check=True,
                capture_output=True,
                text=True,
            )
        finally:
            if running:
                postgres.stop(running)
        return json.loads(told.stdout)


def fill_and_verify(count: int) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "grappe.site.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection, transaction

    from grappe.site.trail.reading import verify

    call_command("migrate", verbosity=0)
    with transaction.atomic(), connection.cursor() as cursor:
        for several in batches(count):
            cursor.executemany(INSERT, several)
    print(json.dumps(timed(verify) | many_writers()))


def batches(count: int) -> Iterator[list[list[object]]]:
    """Lines as the database keeps them, some thousands at a time."""
    every = lines(count)
    while several := list(islice(every, 10_000)):
        yield [[*(_kept(one[name]) for name in COLUMNS)] for one in several]


def _kept(said: object) -> object:
    return json.dumps(said) if isinstance(said, dict) else said


def timed(verify: Callable[[], Checked]) -> dict[str, object]:
    """How long it takes: by the clock, and of a processor's time (on a machine that is busy)."""
    began, worked = time.monotonic(), time.process_time()
    checked = verify()
    return {
        "lines": checked.lines,
        "held": checked.holds,
        "seconds": round(time.monotonic() - began, 1),
        "of_a_processor": round(time.process_time() - worked, 1),
    }


def many_writers() -> dict[str, object]:
    """Threads that each open a transaction for a line, as requests do."""
    import threading

    from django.db import connection, transaction

    from grappe.site.trail import record
    from grappe.site.trail.reading import verify

    def write() -> None:
        for _n in range(EACH):
            with transaction.atomic():
                record("round.opened", by=None)
        connection.close()

    began = time.monotonic()
    writers = [threading.Thread(target=write) for _n in range(WRITERS)]
    for one in writers:
        one.start()
    for one in writers:
        one.join()
    took = time.monotonic() - began
    rate = round(WRITERS * EACH / took)
    return {"holds": verify().holds, "writers": WRITERS, "lines_a_second": rate}


if __name__ == "__main__":
    if os.environ.get("DRILL"):
        fill_and_verify(int(sys.argv[1]))
    else:
        main()
