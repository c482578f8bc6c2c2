"""What somebody explores, read from the address: an indicator, whose it is, years, one part."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from grappe.figures import Figure, Published, code_of
from grappe.questions import Indicator, Words

GROUPINGS = ("region", "domains", "clusters")
OVER_YEARS = "*"
"""Said in place of a part: all of them, year by year."""
LEVEL_OF = {"region": "region", "domains": "domain", "clusters": "cluster"}


@dataclass(frozen=True)
class Narrowed:
    """Some years of an indicator, or one of its parts; None and "" leave it whole, of which parts
    are told for the last year, or `OVER_YEARS`."""

    first: int | None = None
    last: int | None = None
    part: str = ""

    @property
    def over_years(self) -> bool:
        return self.part == OVER_YEARS

    @property
    def query(self) -> str:
        """As an address says it, "?" included; empty where nothing is left out."""
        said = {"from": self.first, "to": self.last, "part": self.part}
        kept = {name: value for name, value in said.items() if value}
        return f"?{urlencode(kept)}" if kept else ""

    def of(
        self, published: Published, indicator: Indicator, figures: Iterable[Figure]
    ) -> tuple[Indicator, list[Figure]]:
        """The indicator and its figures; a part by itself is an indicator by year."""
        first, last = self.first or 0, self.last or 9999
        kept = [f for f in figures if f.indicator == indicator.code and first <= f.year <= last]
        if not self.part or self.over_years or indicator.breakdown is None:
            return indicator, kept
        words = published.parts(indicator).words.get(self.part)
        named = _joined(indicator.label, words or Words(fr=self.part, en=self.part))
        alone = indicator.model_copy(update={"breakdown": None, "each": False, "label": named})
        own = [f._replace(breakdown=None) for f in kept if code_of(f) == self.part]
        return alone, own


def narrowed(given: Mapping[str, str]) -> Narrowed:
    """Years the wrong way round are turned; what is no year is left out."""
    first, last = (_year(given.get(name, "")) for name in ("from", "to"))
    if first and last and first > last:
        first, last = last, first
    return Narrowed(first, last, given.get("part", ""))


def _year(said: str) -> int | None:
    return int(said) if said.isascii() and said.isdecimal() and len(said) == 4 else None


def _joined(label: Words, part: Words) -> Words:
    return Words(fr=f"{label.fr}\u202f: {part.fr}", en=f"{label.en}: {part.en}")


@dataclass(frozen=True)
class Asked:
    """What the page shows; `unknown` are words of the address that mean nothing here."""

    indicator: Indicator
    by: str
    domain: str
    cluster: str
    only: Narrowed
    unknown: tuple[str, ...] = ()


def asked(published: Published, given: Mapping[str, str], years: Sequence[int]) -> Asked | None:
    """None where the publication has no indicator at all; what is not known falls back to the
    first choice, and is told."""
    known = published.known.indicators
    first = published.policy.pages.region.headlines[:1] or tuple(known)[:1]
    if not known:
        return None
    policy = published.policy
    choices = {
        "indicator": [*first, *known],
        "by": list(GROUPINGS),
        "domain": ["", *(one.code for one in policy.domains)],
        "cluster": ["", *(one.code for one in policy.clusters)],
    }
    picked = {name: given.get(name, some[0]) for name, some in choices.items()}
    unknown = [said for name, said in picked.items() if said and said not in choices[name]]
    indicator, by, domain, cluster = (
        said if said in choices[name] else choices[name][0] for name, said in picked.items()
    )
    only = narrowed(given)
    unknown += [given[n] for n in ("from", "to") if given.get(n) and not _is_year(given[n], years)]
    parts = {OVER_YEARS, *published.parts(known[indicator]).words}
    if only.part and (only.part not in parts or known[indicator].breakdown is None):
        unknown += [only.part] if known[indicator].breakdown else []
        only = Narrowed(only.first, only.last)
    return Asked(known[indicator], by, domain, cluster, only, tuple(unknown))


def _is_year(said: str, years: Sequence[int]) -> bool:
    return _year(said) in years
