"""The trail holds together, and whatever is done to it is found."""

import hashlib
import json
import random

import pytest

from grappe.site.trail.chain import Link, canonical, check, hash_of, read_lines
from tests.site.trail.harming import HARMS, written
from tests.site.trail.making import lines

TRAIL = list(lines(60))
FILE = written(TRAIL)
SEAL = Link(TRAIL[-1]["number"], TRAIL[-1]["hash"])


def test_a_trail_that_nobody_touched_holds():
    checked = check(read_lines(FILE), [SEAL])
    assert (checked.holds, checked.lines, checked.last) == (True, 60, SEAL)
    assert check([]).holds


@pytest.mark.parametrize("harm", HARMS)
def test_whatever_is_done_to_a_trail_is_found(harm):
    chance = random.Random(harm.__name__)
    for _n in range(40):
        harmed = harm(FILE, chance)
        assert harmed != FILE
        assert not check(read_lines(harmed), [SEAL]).holds


def test_the_first_broken_link_is_told():
    changed = [*TRAIL[:9], {**TRAIL[9], "what": "members 2019"}, *TRAIL[10:]]
    assert (check(changed).broken.number, check(changed).broken.what) == (10, "hash")
    gone = [*TRAIL[:20], *TRAIL[21:]]
    assert (check(gone).broken.number, check(gone).broken.what) == (21, "number")


def test_only_a_seal_tells_a_lost_tail_and_a_trail_written_anew():
    short = TRAIL[:-1]
    assert check(short).holds
    assert (check(short, [SEAL]).broken.number, check(short, [SEAL]).broken.what) == (60, "tail")
    other = list(lines(60))
    other[-1]["what"] = "something else"
    other[-1]["hash"] = hash_of(other[-1])
    assert check(other).holds
    assert check(other, [SEAL]).broken.what == "seal"


def test_a_line_is_written_in_one_way():
    assert (
        canonical({"b": [1, None, True], "a": "é \u2028"}) == '{"a":"é \u2028","b":[1,null,true]}'
    )
    with pytest.raises(TypeError):
        canonical({"share": [{"of": 0.5}]})


def test_a_line_is_as_the_guide_says():
    """Anybody can verify an exported trail by these four lines: docs/privacy.md."""
    for line in FILE:
        told = json.loads(line)
        own = told.pop("hash")
        text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert hashlib.sha256(text.encode()).hexdigest() == own
