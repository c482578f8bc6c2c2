"""A trial run: the Region's figures of last year by the new definitions, beside those in force.

Both are computed from the answers that the last publication holds, in a folder that is gone
afterwards. Only the Region is told of, and no figure to which fewer than three clusters add, or
which they alone make differ from one in force or one that an earlier trial told: neither a formula
on trial nor two of them show anybody a single cluster.
"""

import json
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from django.db import transaction

from grappe.figures import Figure, compute, parts_of, value_words
from grappe.policies import Policy
from grappe.publication import Accepted, Identity, RowPlace, publish
from grappe.questions import Indicator, Questionnaire, Words
from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.designer.giving_away import Added, too_few
from grappe.site.designer.models import Tried
from grappe.site.organisations.identities import identities
from grappe.site.policy.existing import former_clusters
from grappe.site.policy.reading import current
from grappe.site.rounds.publishing import accepted_of, public_publications, shared_of
from grappe.site.trail import record


@dataclass(frozen=True)
class Outcome:
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
    tried: list[Outcome]


def try_out(asked: Questionnaire, codes: Sequence[str], *, by: User) -> Trial:
    """These indicators of a draft that has no mistake; those that go on as they are need none. What
    it tells anew is noted, so that later trials do not give it away."""
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
    in_force = [one.code for one in policy.questionnaire(asked.code).indicators]
    now, new = _found(answers, policy, in_force), _found(answers, with_draft, codes)
    known = _Known(asked.code, year, now)
    told = [
        one for i in asked.indicators if i.code in codes for one in _told(i, asked, now, new, known)
    ]
    known.keep(by)
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


class _Known:
    """What is known of the Region in a year: by the definitions in force, from earlier trials, and
    from this one as far as it has come."""

    def __init__(self, questionnaire: str, year: int, now: _Found) -> None:
        self.of = {"questionnaire": questionnaire, "year": year}
        self.told: list[Added] = [one for one in now.clusters.values() if not too_few(one, ())]
        self.told += Tried.objects.filter(**self.of).values_list("added", flat=True)
        self.fresh: list[Added] = []

    def may_tell(self, added: Added) -> bool:
        """And then it is told."""
        if too_few(added, self.told):
            return False
        if added not in self.told:
            self.told.append(added)
            self.fresh.append(added)
        return True

    def keep(self, by: User) -> None:
        """For the trials to come; what was told before is kept already."""
        rows = [Tried(**self.of, key=_key(one), added=dict(one)) for one in self.fresh if one]
        if rows:
            with transaction.atomic():
                Tried.objects.bulk_create(rows, ignore_conflicts=True)
                record("version.tried", by=by, what=str(rows[0]), detail={"figures": len(rows)})


def _key(added: Added) -> str:
    return sha256(json.dumps(added, sort_keys=True).encode()).hexdigest()


def _place(figure: Figure) -> _Place:
    part = " · ".join(p or "" for p in (figure.breakdown or {}).values())
    return _Place(figure.indicator, part, figure.quarter)


def _told(
    indicator: Indicator, asked: Questionnaire, now: _Found, new: _Found, known: _Known
) -> list[Outcome]:
    words = parts_of(asked.sections, indicator.breakdown, current()).words
    places = dict.fromkeys([*new.of_region, *now.of_region])
    own = [one for one in places if one.indicator == indicator.code]
    return [_tried(indicator, one, words, now, new, known) for one in own]


def _tried(
    indicator: Indicator,
    place: _Place,
    words: Mapping[str, Words],
    now: _Found,
    new: _Found,
    known: _Known,
) -> Outcome:
    added_now, added_new = (one.clusters.get(place, {}) for one in (now, new))
    before = _said(now.of_region.get(place), too_few(added_now, ()))
    after = _said(new.of_region.get(place), not known.may_tell(added_new))
    return Outcome(indicator.label, _part(place, words), before, after, before != after)


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
