"""Thousands of bad files, opened as the site opens them: `python drills/bad_files.py [--files 2400]
[--seconds 0] [--from 0]`.

Workbooks, texts, archives, web pages and pictures, harmed in eight ways; with `--seconds 3600` on
and on for an hour. No process breaks, none works longer than five seconds or holds more than
400 MB, and whatever is refused is refused in a sentence, with its sheet and cell where it has one.
Exit 1 where one of these is not so: its number makes the same file again.
"""

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import count, islice, repeat
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))
os.environ["PYTHONPATH"] = str(HERE)

from grappe.apart import Failed, call, get_ready  # noqa: E402
from grappe.policies import load_policy  # noqa: E402
from grappe.questions import Questionnaire  # noqa: E402
from grappe.workbook.safely import READING  # noqa: E402
from tests.workbook.spoiling import opened, spoiled  # noqa: E402

MOST_MEGABYTES, MOST_SECONDS = 400, 5


def main() -> None:
    words = argparse.ArgumentParser()
    words.add_argument("--files", type=int, default=2400)
    words.add_argument("--seconds", type=float, default=0)
    words.add_argument("--from", type=int, default=0, dest="first")
    given = words.parse_args()
    get_ready(opened.__module__)
    asked = load_policy().questionnaires
    until = time.monotonic() + given.seconds
    whats: Counter[str] = Counter()
    worst, bad = [0, 0.0], []
    numbers = count(given.first)
    with ThreadPoolExecutor(2) as threads:
        while not whats or time.monotonic() < until:
            some = list(islice(numbers, given.files))
            for number, what, megabytes, seconds in threads.map(_tried, some, repeat(asked)):
                whats[what] += 1
                worst = [max(worst[0], megabytes), max(worst[1], seconds)]
                if what not in ("read", "refused") or megabytes > MOST_MEGABYTES:
                    bad.append({"number": number, "what": what, "mb": megabytes})
    told = {"files": sum(whats.values()), "became": dict(whats), "bad": bad[:20]}
    print(json.dumps(told | {"most_mb": worst[0], "slowest_s": round(worst[1], 2)}, indent=1))
    sys.exit(1 if bad or worst[1] > 2 * MOST_SECONDS else 0)


def _tried(number: int, asked: Sequence[Questionnaire]) -> tuple[int, str, int, float]:
    name, content = spoiled(number)
    began = time.monotonic()
    try:
        what, megabytes = call(opened, name, content, asked, limits=READING)
    except Failed as failed:
        what, megabytes = f"stopped: {failed.why}", 0
    except Exception as wrong:
        what, megabytes = f"broke: {type(wrong).__name__}: {wrong}"[:200], 0
    return number, what, megabytes, time.monotonic() - began


if __name__ == "__main__":
    main()
