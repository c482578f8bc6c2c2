"""What somebody may do to a trail who can write where it is kept."""

import json
import random
from typing import Any

from grappe.site.trail.chain import canonical, hash_of

Lines = list[bytes]


def written(documents: list[dict[str, Any]]) -> Lines:
    return [f"{canonical(one)}\n".encode() for one in documents]


def byte_changed(lines: Lines, chance: random.Random) -> Lines:
    """One byte of one line is another."""
    n = chance.randrange(len(lines))
    line = bytearray(lines[n])
    place = chance.randrange(len(line) - 1)
    line[place] = chance.choice([one for one in range(32, 127) if one != line[place]])
    return [*lines[:n], bytes(line), *lines[n + 1 :]]


def said_otherwise(lines: Lines, chance: random.Random) -> Lines:
    """One word of one line is another, and its hash is put right."""
    n = chance.randrange(len(lines))
    told = json.loads(lines[n])
    told[chance.choice(["at", "action", "actor", "capacity", "cluster", "what"])] += "x"
    told["hash"] = hash_of(told)
    return [*lines[:n], *written([told]), *lines[n + 1 :]]


def rewritten(lines: Lines, chance: random.Random) -> Lines:
    """One line says something else, and every hash from there on is put right."""
    n = chance.randrange(len(lines))
    documents = [json.loads(one) for one in lines[n:]]
    documents[0]["what"] += "x"
    before = documents[0]["before"]
    for one in documents:
        one["before"] = before
        before = one["hash"] = hash_of(one)
    return [*lines[:n], *written(documents)]


def cut(lines: Lines, chance: random.Random) -> Lines:
    """Some lines of the beginning or the middle are gone."""
    first = chance.randrange(len(lines) - 1)
    end = chance.randrange(first + 1, len(lines))
    return [*lines[:first], *lines[end:]]


def swapped(lines: Lines, chance: random.Random) -> Lines:
    one, other = sorted(chance.sample(range(len(lines)), 2))
    done = list(lines)
    done[one], done[other] = done[other], done[one]
    return done


def doubled(lines: Lines, chance: random.Random) -> Lines:
    n = chance.randrange(len(lines))
    return [*lines[:n], lines[n], *lines[n:]]


def tail_lost(lines: Lines, chance: random.Random) -> Lines:
    """The last lines are gone, all of them perhaps."""
    return lines[: chance.randrange(len(lines))]


HARMS = (byte_changed, said_otherwise, rewritten, cut, swapped, doubled, tail_lost)
