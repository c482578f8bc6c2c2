"""The short form of `drills/rivals.py`."""

import os

from drills import rivals


def test_of_many_who_act_at_once_one_wins_and_the_others_are_told_who():
    told = rivals.run(16, os.environ.get("DATABASE_URL", ""))
    assert told["faults"] == []
    for act in ("send", "return", "accept"):
        assert (told[act]["won"], told[act]["told who"]) == (1, 15)
