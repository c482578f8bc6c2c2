"""The parts that a figure is broken down into: those that are always told, and their words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from grappe.policies import Policy
from grappe.publication import ABROAD
from grappe.questions import WHERE, Section, Words, fold
from grappe.references import (
    NAF_VINTAGES,
    SIZES,
    departments,
    headcount_brackets,
    naf_divisions,
    naf_sections,
)

OTHER_CLUSTERS = "other_clusters"
"""A breakdown by clusters, which are named: it stays on the pages of those two."""

_NOT_KNOWN = Words(fr="Non connu", en="Not known")
_ABROAD = Words(fr="Étranger", en="Abroad")


@dataclass(frozen=True, slots=True)
class Parts:
    """The words of parts by their codes, "" being what is not known; `told`: codes that are told
    even where nobody has them; `in_order`: they stand in the order of their codes here, which is
    one of their own, and not by size. `hues`: codes in the order in which they are given hues,
    where that is another one."""

    words: Mapping[str, Words]
    told: tuple[str, ...] = ()
    in_order: bool = False
    hues: tuple[str, ...] = ()


NO_PARTS = Parts({})


def parts_of(sections: Iterable[Section], by: str | None, policy: Policy) -> Parts:
    """The parts by a field of the sections, or by a column of who is who; none by an expression."""
    asked = [section.field(by) for section in sections if by and section.has(by)]
    words = {choice.code: choice.label for field in asked for choice in field.choices}
    if asked or by is None or by not in _OF_COLUMN:
        return Parts(words, told=tuple(words))
    return _OF_COLUMN[by](policy)


def _clusters(policy: Policy) -> Parts:
    return _by_name((one.name, Words(fr=one.name, en=one.name)) for one in policy.clusters)


def _domains(policy: Policy) -> Parts:
    return _by_name((one.name.fr, one.name) for one in policy.domains)


def _by_name(places: Iterable[tuple[str, Words]]) -> Parts:
    """Clusters and domains never stand by size."""
    return Parts(dict(sorted(places, key=lambda one: fold(one[0]))), in_order=True)


def _categories(policy: Policy) -> Parts:
    """From large to small as types of companies are asked, so that one of a size has the hue of
    its type."""
    words = {**SIZES, "": _NOT_KNOWN}
    return Parts(words, told=tuple(SIZES), in_order=True, hues=tuple(reversed(SIZES)))


def _headcounts(policy: Policy) -> Parts:
    words = {code: one.words for code, one in headcount_brackets().items()}
    return Parts({**words, "": _NOT_KNOWN}, in_order=True)


def _sectors(policy: Policy) -> Parts:
    return Parts(_words_of_sectors())


def _divisions(policy: Policy) -> Parts:
    return Parts(_words_of_divisions())


def _departments(policy: Policy) -> Parts:
    return Parts(_words_of_departments())


@cache
def _words_of_sectors() -> Mapping[str, Words]:
    """Sections of every vintage; those of the second one on say which they are of."""
    first, *later = NAF_VINTAGES
    words = {one.key: Words(fr=one.fr, en=one.en) for one in naf_sections(first)}
    for vintage in later:
        said = NAF_VINTAGES[vintage]
        sections = naf_sections(vintage)
        words |= {s.key: Words(fr=f"{s.fr} ({said})", en=f"{s.en} ({said})") for s in sections}
    return {**words, "": _NOT_KNOWN}


@cache
def _words_of_divisions() -> Mapping[str, Words]:
    words = {
        one.key: Words(fr=f"{one.fr} ({one.code})", en=f"{one.en} ({one.code})")
        for vintage in NAF_VINTAGES
        for one in naf_divisions(vintage).values()
    }
    return {**words, "": _NOT_KNOWN}


@cache
def _words_of_departments() -> Mapping[str, Words]:
    said = {code: f"{one.name} ({code})" for code, one in departments().items()}
    words = {code: Words(fr=name, en=name) for code, name in said.items()}
    return {**words, ABROAD: _ABROAD, "": _NOT_KNOWN}


_OF_COLUMN: Mapping[str, Callable[[Policy], Parts]] = {
    OTHER_CLUSTERS: _clusters,
    "other_domains": _domains,
    "register_category": _categories,
    "register_headcount": _headcounts,
    "register_sector": _sectors,
    "register_division": _divisions,
    WHERE: _departments,
}
