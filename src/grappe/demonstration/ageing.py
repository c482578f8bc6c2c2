"""What becomes of the units of a register in two years, as little as in life."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from grappe.demonstration import words
from grappe.demonstration.enrolling import LARGER, Unit, capitals

FROM, UNTIL = date(2019, 6, 3), date(2021, 3, 26)
Fate = Callable[[Unit, Sequence[Unit], random.Random], Unit]


def aged(units: Sequence[Unit], chance: random.Random) -> tuple[Unit, ...]:
    """The same units two years later: some renamed, moved, ceased, merged, grown, hidden."""
    places = [one for one in units if one.commune is not None]
    return tuple(_lived(one, places, chance) for one in units)


def _lived(one: Unit, others: Sequence[Unit], chance: random.Random) -> Unit:
    for share, fate in FATES:
        if chance.random() < share:
            return fate(one, others, chance)
    return one


def _renamed(one: Unit, others: Sequence[Unit], chance: random.Random) -> Unit:
    if one.person:
        return one
    name = capitals(f"{chance.choice(words.PLACES)} {one.name.split()[0]} Solutions")
    return replace(one, name=name, earlier=(*one.earlier, (one.name, _day(chance))))


def _moved(one: Unit, others: Sequence[Unit], chance: random.Random) -> Unit:
    there = chance.choice(others)
    return replace(one, commune=there.commune, postal_code=there.postal_code)


def _ceased(one: Unit, others: Sequence[Unit], chance: random.Random) -> Unit:
    return replace(one, ceased=_day(chance))


def _merged(one: Unit, others: Sequence[Unit], chance: random.Random) -> Unit:
    heirs = [other for other in others if other.legal_form[0] == "5" and other is not one]
    return replace(one, ceased=_day(chance), successor=chance.choice(heirs).siren)


def _grown(one: Unit, others: Sequence[Unit], chance: random.Random) -> Unit:
    return replace(
        one, category=LARGER.get(one.category, one.category), employees=one.employees * 3
    )


def _busy_elsewhere(one: Unit, others: Sequence[Unit], chance: random.Random) -> Unit:
    return replace(one, activity=chance.choice(others).activity)


def _hidden(one: Unit, others: Sequence[Unit], chance: random.Random) -> Unit:
    return replace(one, diffused=one.person is None)


FATES: Sequence[tuple[float, Fate]] = (
    (0.010, _renamed),
    (0.020, _moved),
    (0.010, _ceased),
    (0.008, _merged),
    (0.010, _grown),
    (0.010, _busy_elsewhere),
    (0.100, _hidden),
)


def _day(chance: random.Random) -> date:
    return FROM + timedelta(days=chance.randrange((UNTIL - FROM).days))
