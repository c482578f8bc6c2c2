"""A members' list as somebody keeps it, line by line, with the truth beside: what all styles do."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import polars as pl
from absent import absent
from habits import HABITS, Habits
from moving import neighbour, proper
from picking import Organisation, pick

Style = Callable[[random.Random, Organisation, Habits], str]
Town = Callable[[random.Random, str], str]
_KINDS = {"9220": "other", "7210": "public", "7389": "training"}


def written(
    register: Path, lines: int, seed: int, kind: str, name: Style, town: Town
) -> pl.DataFrame:
    """Columns name, siren, siret, postal_code, commune, type, website; then `truth` (None: absent
    from the register), `twin`, `absent` (why), `number` (right, slip, foreign or none) and
    `placed` (right, seat, wrong, none)."""
    rng, habits = random.Random(f"{kind} {seed}"), HABITS[kind]
    known = pick(register, lines, seed)
    missing = absent(rng, known, habits.next_door, seed)
    rows = []
    for i, one in enumerate(known):
        gone = rng.random() < habits.absent
        why, about = next(missing) if gone else ("", one)
        rows.append(_line(rng, about, habits, name, town, why, known[i - 1]))
    return pl.DataFrame(rows, infer_schema_length=None)


def _line(
    rng: random.Random, one: Organisation, habits: Habits, name: Style, town: Town,
    why: str, other: Organisation,
) -> dict[str, object]:  # fmt: skip
    placed, postal_code, commune = _place(rng, one, habits, why, town)
    kind, siren, siret = _number(rng, one, habits, why, other)
    return {
        "name": name(rng, one, habits),
        "siren": siren,
        "siret": siret,
        "postal_code": postal_code,
        "commune": commune,
        "type": _type(rng, one),
        "website": _website(rng, one, habits),
        "truth": None if why else one.siren,
        "twin": one.twin and not why,
        "absent": why,
        "number": kind,
        "placed": placed,
    }


def _number(
    rng: random.Random, one: Organisation, habits: Habits, why: str, other: Organisation
) -> tuple[str, str, str]:
    if why in ("foreign", "laboratory", "next door") or rng.random() >= habits.number:
        return "none", "", ""
    luck, full = rng.random(), rng.random() < 0.4
    kind = "slip" if luck < habits.slip else "right"
    kind = "foreign" if 1 - luck < habits.foreign else kind
    whose = other if kind == "foreign" else one
    number = whose.siret if full else whose.siren
    number = _slipped(rng, number) if kind == "slip" else number
    if rng.random() < 0.3:
        number = re.sub(r"(\d{3})(\d{3})(\d{3})", r"\1 \2 \3 ", number).strip()
    return kind, "" if full else number, number if full else ""


def _slipped(rng: random.Random, number: str) -> str:
    at = rng.randrange(len(number) - 1)
    how = rng.randrange(3)
    if how == 0:
        return number[:at] + str((int(number[at]) + rng.randint(1, 9)) % 10) + number[at + 1 :]
    if how == 1 or number[at] == number[at + 1]:
        return number[:at] + number[at + 1 :]
    return number[:at] + number[at + 1] + number[at] + number[at + 2 :]


def _place(
    rng: random.Random, one: Organisation, habits: Habits, why: str, town: Town
) -> tuple[str, str, str]:
    if why == "foreign":
        return "right", "", one.commune
    if rng.random() < habits.misplaced:
        return _misplaced(rng, one, town)
    if one.cedex and rng.random() < 0.5:
        return "right", one.cedex, f"{town(rng, proper(one))} Cedex"
    return "right", one.postal_code, town(rng, proper(one))


def _misplaced(rng: random.Random, one: Organisation, town: Town) -> tuple[str, str, str]:
    how = rng.random()
    if how < 0.45:
        return "none", "", town(rng, proper(one)) if how < 0.25 else ""
    if how < 0.6:
        at = rng.randrange(2, 5)
        wrong = one.postal_code[:at] + str(rng.randrange(10)) + one.postal_code[at + 1 :]
        return "wrong", wrong, town(rng, proper(one))
    near = neighbour(rng, one)
    return "wrong", near.postal_code, town(rng, proper(near))


def _type(rng: random.Random, one: Organisation) -> str:
    if rng.random() < 0.08:
        return rng.choice(["", "sme", "other"])
    large = (
        "large" if one.staff in ("42", "51") else "medium" if one.staff in ("32", "41") else "sme"
    )
    return _KINDS.get(one.legal, large)


def _website(rng: random.Random, one: Organisation, habits: Habits) -> str:
    if rng.random() >= habits.website:
        return ""
    words = re.findall(r"[a-z0-9]+", (one.usual or one.sigle or one.name).lower())
    joint = rng.choice(["", "-"])
    words = words[:1] if len(words) > 3 or rng.random() < 0.4 else words
    return (
        f"{rng.choice(['www.', 'https://www.', ''])}{joint.join(words)}.{rng.choice(['fr', 'com'])}"
    )
