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
from typing import NamedTuple

from grappe.figures import Figure, compute, parts_of, value_words
from grappe.policies import Policy
from grappe.publication import Accepted, Identity, RowPlace, publish
from grappe.questions import Indicator, Questionnaire, Words
from grappe.site import clock
from grappe.site.organisations.identities import identities
from grappe.site.policy.existing import former_clusters
from grappe.site.policy.reading import current
from grappe.site.rounds.publishing import accepted_of, public_publications, shared_of

FEWEST = 3


@dataclass(frozen=True)
class Tried:
    """A number of the Region by the definitions in force and by the new ones, or why there is none;
    `part` is what it is broken down into, if it is."""

    label: Words
    part: Words | None
    now: Words
    new: Words
    differs: bool


@dataclass(frozen=True)
class Trial:
    """What came out; `year` is None where nothing was published yet."""

    year: int | None
    reports: int
    tried: list[Tried]


def try_out(asked: Questionnaire, codes: Sequence[str]) -> Trial:
    """These indicators of a draft that has no mistake; those that go on as they are need none."""
    last = next(reversed(public_publications()), None)
    reports = last.manifest["reports"] if last else []
    about = [report for report in reports if report["questionnaire"] == asked.code]
    if not about:
        return Trial(None, 0, [])
    year = max(report["year"] for report in about)
    numbers = {one["number"] for one in reports if year - 1 <= one["year"] <= year}
    answers = _Answers(accepted_of(numbers), identities(numbers), shared_of(numbers), year)
    policy = current()
    other = [q for q in policy.questionnaires if (q.code, q.version) != (asked.code, asked.version)]
    with_draft = policy.model_copy(update={"questionnaires": (*other, asked)})
    now, new = (_found(answers, one, codes) for one in (policy, with_draft))
    told = [one for i in asked.indicators if i.code in codes for one in _told(i, asked, now, new)]
    return Trial(year, sum(report["year"] == year for report in about), told)


@dataclass(frozen=True)
class _Answers:
    """Accepted answers of a year and the one before, who their rows are, and which are shared."""

    accepted: Sequence[Accepted]
    identities: Mapping[RowPlace, Identity]
    shared: Mapping[RowPlace, str]
    year: int


class _Place(NamedTuple):
    """An indicator's code, that of a part of it, and the quarter that it is told of."""

    indicator: str
    part: str
    quarter: int | None


@dataclass(frozen=True)
class _Found:
    """The Region's figures of a year, and the value of each cluster that adds to one."""

    of_region: Mapping[_Place, Figure]
    clusters: Mapping[_Place, Mapping[str, float]]


def _found(answers: _Answers, policy: Policy, codes: Sequence[str]) -> _Found:
    known = {one.code for q in policy.questionnaires for one in q.indicators}
    wanted = [code for code in codes if code in known]
    if not wanted:
        return _Found({}, {})
    with tempfile.TemporaryDirectory(prefix="grappe-trial-") as folder:
        made = publish(
            answers.accepted,
            Path(folder),
            policy=policy,
            made_at=clock.now(),
            made_by="trial",
            identities=answers.identities,
            former=former_clusters({one.cluster for one in answers.accepted}),
            shared=answers.shared,
        )
        told = compute(made, policy, indicators=wanted, by=("cluster", "region"))
    here = [one for one in told if one.year == answers.year]
    clusters: dict[_Place, dict[str, float]] = defaultdict(dict)
    for one in here:
        if one.by == "cluster" and one.value:
            clusters[_place(one)][one.name] = one.value
    return _Found({_place(one): one for one in here if one.by == "region"}, clusters)


def _place(figure: Figure) -> _Place:
    part = " · ".join(p or "" for p in (figure.breakdown or {}).values())
    return _Place(figure.indicator, part, figure.quarter)


def _too_few(place: _Place, here: _Found, other: _Found | None = None) -> bool:
    """Whether fewer than three clusters add to a figure, or make it differ from another one."""
    own = here.clusters.get(place, {})
    moved = set(own)
    if other and place in other.of_region:
        before = other.clusters.get(place, {})
        moved = {name for name in (*own, *before) if own.get(name) != before.get(name)}
    return 0 < len(own) < FEWEST or 0 < len(moved) < FEWEST


def _told(indicator: Indicator, asked: Questionnaire, now: _Found, new: _Found) -> list[Tried]:
    words = parts_of(asked.sections, indicator.breakdown, current()).words
    places = dict.fromkeys([*new.of_region, *now.of_region])
    return [_tried(indicator, p, words, now, new) for p in places if p.indicator == indicator.code]


def _tried(
    indicator: Indicator, place: _Place, words: Mapping[str, Words], now: _Found, new: _Found
) -> Tried:
    before = _said(now.of_region.get(place), _too_few(place, now))
    after = _said(new.of_region.get(place), _too_few(place, new, now))
    return Tried(indicator.label, _part(place, words), before, after, before != after)


def _part(place: _Place, words: Mapping[str, Words]) -> Words | None:
    code, quarter = place.part, place.quarter
    told = [words.get(code, Words(fr=code, en=code))] if code else []
    told += [Words(fr=f"T{quarter}", en=f"Q{quarter}")] if quarter else []
    return (
        Words(fr=", ".join(t.fr for t in told), en=", ".join(t.en for t in told)) if told else None
    )


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
