"""The 106 criteria of RGAA 4.1, assessed one by one; what the statement on accessibility says is
computed from it."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from ruamel.yaml import YAML

Result = Literal["C", "NC", "NA"]


@dataclass(frozen=True)
class Criterion:
    """`number`: "1.1"; `about`: what it asks, in words of ours; `how`: the ways by which it was
    assessed, or says why it does not apply; `why`: what is missing, where something is."""

    number: str
    about: str
    result: Result
    ways: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class Assessment:
    """In French, as the statement is. `pages`: which were looked at, each once."""

    on: date
    axe: str
    pages: tuple[str, ...]
    criteria: tuple[Criterion, ...]

    def counted(self, result: Result) -> int:
        return sum(one.result == result for one in self.criteria)

    @property
    def rate(self) -> int:
        """Percent of the criteria that apply and are met, rounded down."""
        met = self.counted("C")
        return 100 * met // (met + self.counted("NC"))

    @property
    def counts(self) -> dict[str, int]:
        """For a sentence: met, of those that apply, the rate, pages, by axe alone."""
        met = self.counted("C")
        return {
            "met": met,
            "applying": met + self.counted("NC"),
            "not_applying": self.counted("NA"),
            "rate": self.rate,
            "pages": len(self.pages),
            "by_axe": sum(one.ways == (self.axe,) for one in self.criteria),
        }

    @property
    def missing(self) -> list[Criterion]:
        return [one for one in self.criteria if one.result == "NC"]


@cache
def assessment() -> Assessment:
    """What `rgaa.yaml` says."""
    told = YAML(typ="safe").load(Path(__file__).with_name("rgaa.yaml"))
    words = told["ways"]
    criteria = tuple(
        Criterion(str(number), about, result, tuple(words[one] for one in ways.split()), why)
        for number, about, result, ways, why in told["criteria"]
    )
    return Assessment(told["on"], words["axe"], tuple(told["pages"]), criteria)
