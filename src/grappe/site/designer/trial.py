"""A trial run: the Region's figures of last year by the new definitions, beside those in force.

Both are computed from the answers that the last publication holds, in a folder that is gone
afterwards. Only the Region is told of, and no figure to which fewer than three clusters add, or
which they alone make differ: a formula on trial shows nobody a single cluster.
"""

import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from grappe.figures import Figure, compute, value_words
from grappe.policies import Policy
from grappe.publication import Accepted, publish
from grappe.questions import Indicator, Questionnaire, Words
from grappe.site import clock
from grappe.site.organisations.identities import identities
from grappe.site.policy.existing import former_clusters
from grappe.site.policy.reading import current
from grappe.site.rounds.publishing import accepted_of, public_publications

FEWEST = 3


@dataclass(frozen=True)
class Tried:
    """A number of the Region by the definitions in force and by the new ones, or why there is none;
    `part` is the code of what it is broken down into."""

    label: Words
    part: str
    now: Words
    new: Words
    differs: bool


@dataclass(frozen=True)
class Trial:
    """What came out; `year` is None where nothing was published yet."""

    year: int | None
    reports: int
    tried: list[Tried]


def try_out(asked: Questionnaire) -> Trial:
    """Every indicator of a draft that has no mistake."""
    last = next(reversed(public_publications()), None)
    reports = last.manifest["reports"] if last else []
    about = [report for report in reports if report["questionnaire"] == asked.code]
    if last is None or not about:
        return Trial(None, 0, [])
    year = max(report["year"] for report in about)
    numbers = {one["number"] for one in reports if year - 1 <= one["year"] <= year}
    accepted = accepted_of(numbers)
    policy = current()
    other = [q for q in policy.questionnaires if (q.code, q.version) != (asked.code, asked.version)]
    with_draft = policy.model_copy(update={"questionnaires": (*other, asked)})
    codes = [one.code for one in asked.indicators]
    now = _found(accepted, policy, numbers, year, codes)
    new = _found(accepted, with_draft, numbers, year, codes)
    told_of = sum(report["year"] == year for report in about)
    return Trial(year, told_of, [one for i in asked.indicators for one in _told(i, now, new)])


_Place = tuple[str, str]
"""An indicator's code, and that of a part of it."""


@dataclass(frozen=True)
class _Found:
    """The Region's figures of a year, and the value of each cluster that adds to one."""

    of_region: Mapping[_Place, Figure]
    clusters: Mapping[_Place, Mapping[str, float]]


def _found(
    accepted: Sequence[Accepted], policy: Policy, numbers: set[str], year: int, codes: list[str]
) -> _Found:
    known = {one.code for q in policy.questionnaires for one in q.indicators}
    with tempfile.TemporaryDirectory(prefix="grappe-trial-") as folder:
        made = publish(
            accepted,
            Path(folder),
            policy=policy,
            made_at=clock.now(),
            made_by="trial",
            identities=identities(numbers),
            former=former_clusters({one.cluster for one in accepted}),
        )
        wanted = [code for code in codes if code in known]
        told = compute(made, policy, indicators=wanted, by=("cluster", "region"))
    clusters: dict[_Place, dict[str, float]] = defaultdict(dict)
    for one in told:
        if one.by == "cluster" and one.year == year and one.value:
            clusters[_place(one)][one.name] = one.value
    of_region = {_place(f): f for f in told if f.by == "region" and f.year == year}
    return _Found(of_region, clusters)


def _place(figure: Figure) -> _Place:
    return figure.indicator, " · ".join(p or "" for p in (figure.breakdown or {}).values())


def _too_few(place: _Place, here: _Found, other: _Found | None = None) -> bool:
    """Whether fewer than three clusters add to a figure, or make it differ from another one."""
    own = here.clusters.get(place, {})
    moved = set(own)
    if other and place in other.of_region:
        before = other.clusters.get(place, {})
        moved = {name for name in (*own, *before) if own.get(name) != before.get(name)}
    return 0 < len(own) < FEWEST or 0 < len(moved) < FEWEST


def _told(indicator: Indicator, now: _Found, new: _Found) -> list[Tried]:
    places = dict.fromkeys([*new.of_region, *now.of_region])
    return [_tried(indicator, p, now, new) for p in places if p[0] == indicator.code]


def _tried(indicator: Indicator, place: _Place, now: _Found, new: _Found) -> Tried:
    before = _said(now.of_region.get(place), _too_few(place, now))
    after = _said(new.of_region.get(place), _too_few(place, new, now))
    return Tried(indicator.label, place[1], before, after, before != after)


def _said(figure: Figure | None, too_few: bool) -> Words:
    if figure is None:
        return _NOT_THERE
    if figure.value is None:
        return _WHY[figure.status]
    return _WHY["hidden"] if too_few else value_words(figure.value, figure.unit)


_NOT_THERE = Words(fr="n’existe pas", en="does not exist")
_WHY = {
    "shown": Words(fr="sans objet", en="not applicable"),
    "hidden": Words(fr="non diffusé", en="hidden"),
    "missing": Words(fr="pas de réponse", en="missing"),
    "not_applicable": Words(fr="sans objet", en="not applicable"),
}
