"""What the register says, in shapes that may be shown: what Insee does not diffuse is not there.

Texts are empty and dates None where the register says nothing.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Company:
    """A legal unit. `siren`: nine digits; `legal_form`: Insee's category of four digits;
    `category`: PME, ETI or GE; `headcount`: code of Insee's bracket; `activity`: as the
    `nomenclature` has it, `activity_2025` in NAF 2025; `public`: fully diffused, `person`: a
    natural one, or nothing says that it isn't. The place is that of its seat; `address` only of
    who is fully diffused."""

    siren: str
    name: str
    acronym: str
    legal_form: str
    category: str
    category_year: int | None
    headcount: str
    headcount_year: int | None
    activity: str
    nomenclature: str
    activity_2025: str
    created: date | None
    active: bool
    ceased: date | None
    person: bool
    public: bool
    address: str
    postal_code: str
    commune: str
    commune_name: str

    @property
    def is_hidden(self) -> bool:
        """Whether this is somebody who refused diffusion: neither name nor place may be shown."""
        return self.person and not self.public


@dataclass(frozen=True, slots=True)
class Establishment:
    """Where a legal unit is at work; `signs` are its names on the door."""

    siret: str
    siren: str
    open: bool
    seat: bool
    signs: tuple[str, ...]
    headcount: str
    activity: str
    address: str
    postal_code: str
    commune: str
    commune_name: str


@dataclass(frozen=True, slots=True)
class Account:
    """The accounts that stand for a year: `kind` K consolidated, C complete, S simplified; amounts
    in euros, None where they are not told. Confidential ones have no amounts."""

    year: int
    closed: date
    turnover: float | None
    net_result: float | None
    kind: str
    confidential: bool


@dataclass(frozen=True, slots=True)
class Succession:
    """What went from a legal unit to another one on a day: so many establishments, with the seat
    or without, its activity going on or not. Both are SIREN numbers."""

    predecessor: str
    successor: str
    on: date | None
    establishments: int
    seat_transfer: bool
    continuity: bool
