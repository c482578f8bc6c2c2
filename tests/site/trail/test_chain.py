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


def test_it_is_told_what_is_wrong_and_how_far_the_trail_held():
    def told(lines):
        found = check(lines)
        return found.lines, found.last.number, found.broken.number, found.broken.what

    other = {**TRAIL[9], "before": "x"}
    assert told([*TRAIL[:9], {**other, "hash": hash_of(other)}]) == (9, 9, 10, "before")
    assert told([*TRAIL[:9], None, *TRAIL[10:]]) == (9, 9, 10, "unreadable")
    assert told([None]) == (0, 0, 1, "unreadable")
    for lacking in ("number", "before", "hash"):
        without = {name: said for name, said in TRAIL[0].items() if name != lacking}
        assert told([without]) == (0, 0, 1, lacking)


def test_every_seal_of_a_line_has_to_agree():
    at_nine = Link(9, TRAIL[8]["hash"])
    assert check(TRAIL, [at_nine, SEAL, at_nine]).holds
    found = check(TRAIL, [at_nine, Link(9, "another")])
    assert (found.lines, found.broken.number, found.broken.what) == (8, 9, "seal")
    assert check([], [SEAL]).broken.number == 1


@pytest.mark.parametrize(
    "line",
    [
        b"\xff\n",
        b"{\n",
        b"[1]\n",
        b'"word"\n',
        b'{"b":1,"a":2}\n',
        b'{"a": 1}\n',
        b'{"a":"\\u00e9"}\n',
        b'{"a":0.5}\n',
        b'{"a":NaN}\n',
        b" {}\n",
        b"{} \n",
        b"{}X\n",
        b"[" * 100_000 + b"\n",
    ],
)
def test_what_the_product_does_not_write_cannot_be_read(line):
    assert list(read_lines([line])) == [None]


def test_a_last_line_may_lack_its_end_and_letters_are_as_they_are():
    assert list(read_lines(['{"a":"é\\n"}'.encode()])) == [{"a": "é\n"}]


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
    for said in ({"share": [{"of": 0.5}]}, {"share": (1, 0.5)}, {"share": 1.0}):
        with pytest.raises(TypeError, match="^a line of the trail holds no number with a"):
            canonical(said)


def test_a_line_is_as_the_guide_says():
    """Anybody can verify an exported trail by these four lines: docs/privacy.md."""
    for line in FILE:
        told = json.loads(line)
        own = told.pop("hash")
        text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert hashlib.sha256(text.encode()).hexdigest() == own
