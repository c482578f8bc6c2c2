"""Finds the breaks of a series: its definition changed, or clusters merged or were split."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from grappe.figures.breaks import Break
from grappe.figures.model import Figure
from grappe.figures.places import Where, clusters_in
from grappe.figures.published import Published
from grappe.policies import Lineage, Policy
from grappe.policies.model import NotInPolicyError
from grappe.questions import Indicator, Questionnaire, Words, meaning


def breaks_of(published: Published, indicator: Indicator, where: Where) -> tuple[Break, ...]:
    """The breaks of an indicator at a place, the earliest first."""
    changed = _changed(published, indicator, where)
    became = _became(published.policy, where)
    return tuple(sorted((*changed, *became), key=lambda one: one.year))


def broken_between(breaks: Iterable[Break], own: Sequence[Figure]) -> tuple[Break, ...]:
    """The breaks that lie between years of these figures."""
    years = {one.year for one in own}
    return tuple(one for one in breaks if years and min(years) < one.year <= max(years))


def history_of(published: Published, indicator: Indicator) -> list[tuple[Questionnaire, str]]:
    """Each version of the questionnaire that asks for it, the earliest first, with what it did to
    the indicator: "begins", "changed", "same", or "ended" where it no longer has it."""
    code = published.known.asked_in[indicator.code]
    told: list[tuple[Questionnaire, str]] = []
    before: object = None
    for version in _versions(published, code):
        now = _meaning(version, indicator) if _own(version, indicator) else None
        if now is not None:
            same = "same" if now == before else "changed"
            told.append((version, same if before else "begins"))
        elif before is not None:
            told.append((version, "ended"))
        before = now
    return told


def _versions(published: Published, code: str) -> list[Questionnaire]:
    kept = [q for q in published.publication.policy.questionnaires if q.code == code]
    return sorted(kept, key=lambda q: (q.published_on, q.version))


def _changed(published: Published, indicator: Indicator, where: Where) -> Iterator[Break]:
    """Years that were answered with another version, in which the indicator means something
    else."""
    for code in _read_from(published, indicator):
        versions = {q.version: q for q in _versions(published, code)}
        answered = _answered(published, code, where)
        for (_, old), (year, new) in pairwise(sorted(answered.items())):
            if old == new or not {old, new} <= versions.keys():
                continue
            if _differ(versions[old], versions[new], indicator):
                about = {"year": year, "asked": versions[new].label, "version": new}
                yield Break(year, _CHANGED.filled(**about))


def _read_from(published: Published, indicator: Indicator) -> list[str]:
    """The questionnaires that it is asked and measured in."""
    known = published.known
    named = [known.asked_in[indicator.code]]
    named += [one.questionnaire for one in known.sources_of(indicator)]
    return list(dict.fromkeys(named))


def _answered(published: Published, code: str, where: Where) -> Mapping[int, str]:
    """By year, the version that the clusters of a place answered; of several, the latest."""
    inside = {one.code for one in clusters_in(published.policy, where)}
    order = [q.version for q in _versions(published, code)]
    found: dict[int, list[str]] = defaultdict(list)
    for report in published.publication.manifest["reports"]:
        if report["questionnaire"] == code and report["cluster"] in inside:
            found[report["year"]].append(report["version"])
    place = {version: n for n, version in enumerate(order)}
    return {y: max(some, key=lambda one: place.get(one, -1)) for y, some in found.items()}


def _differ(old: Questionnaire, new: Questionnaire, indicator: Indicator) -> bool:
    """A version that does not have the indicator changes nothing of it."""
    if (_own(old, indicator) is None) != (_own(new, indicator) is None):
        return False
    return _meaning(old, indicator) != _meaning(new, indicator)


def _own(version: Questionnaire, indicator: Indicator) -> Indicator | None:
    return next((one for one in version.indicators if one.code == indicator.code), None)


def _meaning(version: Questionnaire, indicator: Indicator) -> object:
    """What a version understands by an indicator, or by what it measures of it."""
    return meaning(_own(version, indicator) or indicator, (version,))


def _became(policy: Policy, where: Where) -> Iterator[Break]:
    """Clusters of the place that came of a merger or a split: what a renaming goes on as is the
    same."""
    inside = {one.code for one in clusters_in(policy, where)}
    for one in policy.lineage:
        if one.kind != "renaming" and inside & {*one.before, *one.after}:
            yield Break(one.on.year, _said(policy, one))


def _said(policy: Policy, one: Lineage) -> Words:
    before, after = (_named(policy, codes) for codes in (one.before, one.after))
    words = _MERGED if one.kind == "merger" else _SPLIT
    return words.filled(year=one.on.year, before=before, after=after)


def _named(policy: Policy, codes: tuple[str, ...]) -> Words:
    names = [_name(policy, one) for one in codes]
    first = ", ".join(names[:-1])
    return Words(
        fr=f"{first} et {names[-1]}" if first else names[-1],
        en=f"{first} and {names[-1]}" if first else names[-1],
    )


def _name(policy: Policy, code: str) -> str:
    try:
        return policy.cluster(code).name
    except NotInPolicyError:
        return code


_CHANGED = Words(
    fr="En {year}, la définition a changé ({asked}, version {version})\u202f: les années d’avant "
    "et d’après ne se comparent pas.",
    en="In {year} the definition changed ({asked}, version {version}): the years before and "
    "after do not compare.",
)
_MERGED = Words(
    fr="En {year}, {before} ont fusionné en {after}\u202f: les années d’avant et d’après ne se "
    "comparent pas.",
    en="In {year}, {before} merged into {after}: the years before and after do not compare.",
)
_SPLIT = Words(
    fr="En {year}, {before} s’est séparé en {after}\u202f: les années d’avant et d’après ne se "
    "comparent pas.",
    en="In {year}, {before} was split into {after}: the years before and after do not compare.",
)
