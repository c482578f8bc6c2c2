"""Organisations that a list speaks of and the register does not know."""

import random
from collections.abc import Iterator
from dataclasses import replace

import numbers_of
import numpy as np
from generate import chunks
from moving import neighbour
from picking import Organisation
from words import words


def absent(
    rng: random.Random, known: list[Organisation], next_door: float, seed: int
) -> Iterator[tuple[str, Organisation]]:
    """Why it is absent and what it is, without end: `foreign`, `laboratory`, `new`, or `next door`
    to a namesake, or to one with half its name, that is in the register."""
    new = _new(rng, known, seed)
    while True:
        luck = rng.random()
        if luck < next_door:
            yield "next door", _next_door(rng, rng.choice(known))
        elif luck < next_door + (1 - next_door) * 0.25:
            yield "foreign", _foreign(rng, rng.choice(known))
        elif luck < next_door + (1 - next_door) * 0.5:
            yield "laboratory", _laboratory(rng, rng.choice(known))
        else:
            yield "new", next(new)


def _plain(one: Organisation, name: str, **changed: str) -> Organisation:
    return replace(one, name=name, sigle="", usual="", sign="", cedex="", twin=False, **changed)


def _foreign(rng: random.Random, one: Organisation) -> Organisation:
    city = rng.choice(words["foreign_cities"])
    return _plain(
        one, rng.choice(words["foreign_names"]), commune=city, commune_code="", legal="5710"
    )


def _laboratory(rng: random.Random, one: Organisation) -> Organisation:
    science = " ET ".join(rng.sample(words["sciences"], rng.choice([1, 1, 2])))
    head = rng.choice(
        ["LABORATOIRE DE", "INSTITUT DE", "CENTRE DE RECHERCHE EN", "UNITE DE", "UMR"]
    )
    tail = rng.choice(["", f" UMR {rng.randint(5000, 9999)}", " CNRS", " INSERM", " UNIVERSITE"])
    return _plain(one, f"{head} {science}{tail}", legal="7389")


def _next_door(rng: random.Random, one: Organisation) -> Organisation:
    there = neighbour(rng, one)
    parts = one.name.split()
    field = rng.choice(words["fields"])
    name = rng.choice([one.name, f"{parts[0]} {field}", f"{' '.join(parts[:2])} {field}"])
    return _plain(there, name, legal="5710" if one.legal == "1000" else one.legal)


def _new(rng: random.Random, known: list[Organisation], seed: int) -> Iterator[Organisation]:
    """Firms of a register that is not the one asked, at places where others are."""
    begin = 80_000_000
    while True:
        for chunk in chunks(20_000, 9_000 + seed, begin):
            column = chunk.units["denominationUniteLegale"].drop_nulls().to_list()
            sirens = chunk.units.drop_nulls("denominationUniteLegale")["siren"].to_list()
            for name, siren in zip(column, sirens, strict=True):
                one = rng.choice(known)
                legal = "5710" if one.legal == "1000" else one.legal
                yield _plain(one, name, siren=siren, siret=_siret(siren), legal=legal)
        begin += 20_000


def _siret(siren: str) -> str:
    return str(numbers_of.sirets(np.array([int(siren)]), np.array([1]))[0])
