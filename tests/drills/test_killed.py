"""The short form of `drills/killed.py`: the real server, killed while people act on it."""

import os

from drills import killed


def test_a_server_that_is_killed_loses_no_word_that_it_acknowledged():
    told = killed.run(len(killed.STEPS), os.environ.get("DATABASE_URL", ""))
    assert told["faults"] == []
    assert set(told["during"]) == set(killed.STEPS)
    assert told["slowest_back"] < killed.BACK_WITHIN
