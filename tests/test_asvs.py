"""The table of ASVS says of each point whether it holds, and names tests that exist."""

import re
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parents[1]
TABLE = (HERE / "docs" / "asvs.md").read_text()
STATES = ("holds", "does not hold yet", "does not apply")
ROW = re.compile(r"^\| ([\d.–]+) \| (.+?) \| (.+?) \| (.+?) \|$", re.M)
WEBRTC = "17.1.1–17.3.2"
"""Not used, whole: of its requirements seven are of levels 1 and 2."""


def points(numbers: str) -> list[str]:
    """ "4.3.1–4.3.2" is two points."""
    if numbers == WEBRTC:
        return [f"17.{n}" for n in range(7)]
    first, _to, last = numbers.partition("–")
    section, _dot, begins = first.rpartition(".")
    ends = last.rpartition(".")[2] or begins
    return [f"{section}.{n}" for n in range(int(begins), int(ends) + 1)]


def test_each_point_stands_once_with_one_of_three_states():
    rows = ROW.findall(TABLE)
    told = [one for numbers, *_rest in rows for one in points(numbers)]
    assert len(told) == len(set(told)) == 253
    assert {state for _numbers, _words, state, _where in rows} == set(STATES)


def test_the_sum_above_the_table_is_its_own():
    counted: Counter[str] = Counter()
    for numbers, _words, state, _where in ROW.findall(TABLE):
        counted[state] += len(points(numbers))
    total, *said = map(int, re.findall(r"\d+", TABLE.partition("Of ")[2].partition("apply.")[0]))
    assert said == [counted[state] for state in STATES]
    assert total == counted.total()


def test_every_test_that_is_named_exists():
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", TABLE)
    assert len(named) > 100
    lost = [
        f"{file}::{name}"
        for file, name in named
        if not (HERE / file).is_file() or f"def {name}" not in (HERE / file).read_text()
    ]
    assert lost == []
