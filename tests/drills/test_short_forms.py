"""The drills in short, in one installation: `make drills` has them in full."""

import os
from collections.abc import Iterator

import pytest
from drills.people import House
from drills.places import place

from drills import broken, killed, rivals

MOMENTS = ("upload", "accept", "publish", "migrate")
URL = os.environ.get("DATABASE_URL", "")


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    with place(URL) as (data, own), House(data, own) as opened:
        yield opened


def test_a_server_that_is_killed_loses_no_word_that_it_acknowledged(house: House):
    world = killed.World(house, seed=1906)
    told = killed.told_of([world.moment(step) for step in MOMENTS])
    assert told["faults"] == []
    assert set(told["during"]) == set(MOMENTS)
    assert told["slowest_back"] < killed.BACK_WITHIN


def test_of_many_who_act_at_once_one_wins_and_the_others_are_told_who(house: House):
    told = rivals.contest(house, 12, "tenerrdis")
    assert told["faults"] == []
    for act in ("send", "return", "accept"):
        assert (told[act]["won"], told[act]["told who"]) == (1, 11)


def test_a_full_disk_loses_no_word_that_was_acknowledged(house: House):
    told = broken.full(house, broken.A_WORKBOOK, 1, "axelera")
    assert told["faults"] == []
    assert told["refused_meanwhile"] and told["back"] < broken.BACK_WITHIN
