"""The invented organisations as a company register has them, with neighbours that belong to no
cluster. Some members are not in it: those from abroad, laboratories, a few associations."""

import random
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from stdnum import luhn

from grappe.demonstration.organisations import Organisation
from grappe.demonstration.words import FIRST_NAMES, SURNAMES
from grappe.references import Commune, find_commune, headcount_brackets

LACKING = {"research": 0.5, "other": 0.4, "training": 0.2}
LEGAL_FORMS = {
    "sme": (("5710", 55), ("5499", 38), ("5599", 4), ("5505", 3)),
    "medium": (("5710", 60), ("5599", 40)),
    "large": (("5599", 60), ("5710", 40)),
    "research": (("7389", 50), ("9220", 30), ("4140", 20)),
    "training": (("7383", 60), ("9220", 40)),
    "public": (("7346", 60), ("7389", 40)),
    "other": (("9220", 70), ("8490", 30)),
}
SIZES = {"sme": "PME", "medium": "ETI", "large": "GE"}
LARGER = {"PME": "ETI", "ETI": "GE"}
SOLE_TRADER, REFUSED, MISJUDGED = "1000", 0.3, 0.03
NEIGHBOURS = 400


@dataclass(frozen=True)
class Unit:
    """A legal unit as the register has it on a day: names in capitals, its seat in a commune.
    `earlier`: the names it bore until a day; `successor`: the unit that took over."""

    siren: str
    name: str
    legal_form: str
    category: str
    employees: int
    activity: str
    created: date
    postal_code: str
    commune: Commune | None
    person: tuple[str, str] | None = None
    diffused: bool = True
    ceased: date | None = None
    successor: str = ""
    earlier: tuple[tuple[str, date], ...] = field(default=())

    @property
    def headcount(self) -> str:
        """Insee's bracket."""
        brackets = headcount_brackets().values()
        fitting = (b.code for b in brackets if b.least <= self.employees <= (b.most or 10**6))
        return next(fitting)


def capitals(name: str) -> str:
    """A name as Insee writes it: capitals without accents."""
    plain = unicodedata.normalize("NFKD", name.upper().replace("Œ", "OE"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def siret(siren: str, number: int = 1) -> str:
    body = f"{siren}{number:04d}"
    return body + luhn.calc_check_digit(body)


def enrolled(organisations: Sequence[Organisation], chance: random.Random) -> tuple[Unit, ...]:
    """The units that a register holds of them, and their neighbours."""
    members = [one for one in organisations if one.country == "FR"]
    held = [one for one in members if chance.random() >= LACKING.get(one.type, 0)]
    neighbours = _neighbours(chance.sample(members, NEIGHBOURS), chance)
    return tuple(_unit(one, chance) for one in (*held, *neighbours))


def _neighbours(members: Iterable[Organisation], chance: random.Random) -> Iterator[Organisation]:
    """Namesakes elsewhere, and others with part of a name in the same place."""
    places = [(one.postal_code, one.commune) for one in members]
    chance.shuffle(places)
    for number, (one, place) in enumerate(zip(members, places, strict=True), start=1):
        body = f"008{number:05d}"
        here = chance.random() < 0.5
        postal_code, commune = (one.postal_code, one.commune) if here else place
        yield Organisation(
            name=f"{one.name.split()[0]} {chance.choice(SURNAMES)}" if here else one.name,
            number=body + luhn.calc_check_digit(body),
            type="sme",
            postal_code=postal_code,
            commune=commune,
            country="FR",
            activity=one.activity,
            headcount=chance.randint(0, 60),
            start_up=False,
        )


def _unit(one: Organisation, chance: random.Random) -> Unit:
    form = chance.choices(*zip(*LEGAL_FORMS[one.type], strict=True))[0]
    alone = one.type == "sme" and one.headcount < 6 and chance.random() < 0.15
    size = SIZES.get(one.type, "")
    if chance.random() < MISJUDGED:
        size = LARGER.get(size, size)
    return Unit(
        siren=one.number,
        name=capitals(one.name),
        legal_form=SOLE_TRADER if alone else form,
        category=size,
        employees=one.headcount,
        activity=one.activity,
        created=_created(one, chance),
        postal_code=one.postal_code,
        commune=find_commune(one.commune, one.postal_code),
        person=(chance.choice(FIRST_NAMES), chance.choice(SURNAMES)) if alone else None,
        diffused=not (alone and chance.random() < REFUSED),
    )


def _created(one: Organisation, chance: random.Random) -> date:
    first, last = (
        (date(2016, 1, 4), date(2020, 12, 1))
        if one.start_up
        else (date(1962, 1, 2), date(2018, 6, 1))
    )
    return first + timedelta(days=chance.randrange((last - first).days))
