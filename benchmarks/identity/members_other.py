"""Members' lists of another hand: another list of words, other kinds of error.

Spelling by ear, words run together or cut, tails cut off, names turned round, remarks beside the
name, a person's name before it, keys that lie side by side, letters that a scanner confuses.
"""

import random
import re
from pathlib import Path

import polars as pl
from habits import Habits
from lists import written
from picking import Organisation
from words import read

_WORDS = read(Path(__file__).with_name("members_other.txt"))
_HEARD = [tuple(pair.split("=")) for pair in _WORDS["heard"]]
_SCANNED = [tuple(pair.split("=")) for pair in _WORDS["scanned"]]
_SAID = dict(pair.split("=") for pair in _WORDS["said"])
_KEYS = ("azertyuiop", "qsdfghjklm", "wxcvbn")


def members(register: Path, lines: int = 4000, seed: int = 1, kind: str = "plain") -> pl.DataFrame:
    """A list of members with its truth; columns as `lists.written` says."""
    return written(register, lines, seed, kind, name, town)


def name(rng: random.Random, one: Organisation, habits: Habits) -> str:
    """What this style calls an organisation."""
    told = _called(rng, one, habits).lower()
    if rng.random() < 0.3:
        told = " ".join(_SAID.get(word, word) for word in told.split())
    if rng.random() < habits.rough:
        told = rng.choice((_cut, _turned, _joined, _remarked))(rng, told, one)
    if rng.random() < habits.slips:
        told = rng.choice((_heard, _scanned, _beside))(rng, told)
    return rng.choice((str.title, str.upper, str.capitalize))(told)


def _called(rng: random.Random, one: Organisation, habits: Habits) -> str:
    if one.sign and rng.random() < 3 * habits.rough:
        return rng.choice([one.sign, f"{one.name} / {one.sign}"])
    if one.usual and rng.random() < 3 * habits.rough:
        return one.usual
    if one.sigle and rng.random() < 3 * habits.rough:
        return rng.choice([one.sigle, ".".join(one.sigle), f"{one.name}, {one.sigle}"])
    return one.name


def _cut(rng: random.Random, told: str, one: Organisation) -> str:
    """As a column of few characters leaves it, or each word cut short."""
    if len(told) > 22 and rng.random() < 0.6:
        return told[: rng.randint(16, 22)].strip()
    return " ".join(word[:5] + "." if len(word) > 8 else word for word in told.split())


def _turned(rng: random.Random, told: str, one: Organisation) -> str:
    parts = told.split()
    at = rng.randrange(1, len(parts)) if len(parts) > 1 else 0
    return " ".join([*parts[at:], *parts[:at]])


def _joined(rng: random.Random, told: str, one: Organisation) -> str:
    if " " in told:
        return told.replace(" ", rng.choice(["", "-"]), 1)
    at = len(told) // 2
    return f"{told[:at]} {told[at:]}" if len(told) > 7 else told


def _remarked(rng: random.Random, told: str, one: Organisation) -> str:
    return rng.choice(_WORDS["remarks"]).replace("NAME", told).replace("TOWN", one.commune)


def _heard(rng: random.Random, told: str) -> str:
    return _one_of(rng, told, _HEARD)


def _scanned(rng: random.Random, told: str) -> str:
    return _one_of(rng, told, _SCANNED)


def _one_of(rng: random.Random, told: str, pairs: list[tuple[str, ...]]) -> str:
    fitting = [(a, b) for a, b in pairs if a in told]
    if not fitting:
        return told
    a, b = rng.choice(fitting)
    found = rng.choice([m.start() for m in re.finditer(a, told)])
    return told[:found] + b + told[found + len(a) :]


def _beside(rng: random.Random, told: str) -> str:
    at = rng.randrange(len(told))
    row = next((keys for keys in _KEYS if told[at] in keys), None)
    if row is None:
        return told
    near = row[max(0, row.index(told[at]) - 1)]
    return told[:at] + rng.choice([near, near + told[at]]) + told[at + 1 :]


def town(rng: random.Random, proper: str) -> str:
    """A commune as this style writes it."""
    luck = rng.random()
    if luck < 0.3:
        return proper.lower()
    if luck < 0.4:
        return re.split(r"-(?:sur|en|le|la|les|lès)-", proper)[0]
    return _heard(rng, proper) if luck < 0.44 else proper
