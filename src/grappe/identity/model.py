"""What is asked of the register, and what it answers: a line, its candidates, why."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from grappe.words import Words

Outcome = Literal["certain", "decide", "unknown"]


@dataclass(frozen=True)
class Line:
    """A member as somebody wrote it. `row`: its number or key where it stands; `number`: a SIREN
    or a SIRET as written; `legal_forms`: the beginnings of Insee's categories that go with the
    type of organisation it is said to be (`5` companies, `92` associations …); `country`: ISO
    code, France where nothing is said; `number_abroad`: its number in the register there."""

    row: int | str
    name: str
    number: str = ""
    postal_code: str = ""
    commune: str = ""
    legal_forms: tuple[str, ...] = ()
    website: str = ""
    country: str = "FR"
    number_abroad: str = ""


@dataclass(frozen=True)
class Term:
    """One readable part of a score, in natural logarithms: "rare word minatec +9.1"."""

    words: Words
    weight: float


@dataclass(frozen=True)
class Candidate:
    """Who a line may be. `key`: a SIREN, or the key of an organisation known without number;
    `name` and `commune` as they may be shown, empty for who refused diffusion; `probability` in
    [0, 1]; `explain` makes the terms, which are worked out when somebody asks."""

    key: str
    name: str
    commune: str
    probability: float
    explain: Callable[[], tuple[Term, ...]] = field(compare=False, repr=False)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """They add up to the score, the largest first."""
        return self.explain()


@dataclass(frozen=True)
class Identified:
    """What is proposed for a line. `key` is the best candidate's where the outcome is `certain`
    or `decide`, None where it is `unknown`; `probability` that it is right; at most five
    candidates, the likeliest first. `contradiction` says that name and number are of two. `part`:
    the line names a laboratory or unit inside an organisation, which the best candidate may be:
    then it is never certain. `nobody`: the probability that it is nobody known, not rounded."""

    row: int | str
    name: str
    outcome: Outcome
    key: str | None
    probability: float
    candidates: tuple[Candidate, ...]
    contradiction: Words | None = None
    part: bool = False
    nobody: float = 1.0

    @property
    def terms(self) -> tuple[Term, ...]:
        return self.candidates[0].terms if self.key and self.candidates else ()
