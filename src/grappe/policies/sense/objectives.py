"""Objectives: topics, domains and indicators that they speak of, and what stays apart from them."""

from collections.abc import Iterator, Sequence

from grappe.policies.problems import Problem
from grappe.policies.sense.walking import codes, each, get, known_as, listed, text
from grappe.policies.source import Source
from grappe.questions import Words, near_codes


def objectives_problems(
    objectives: Source, policy: Source | None, asked: Sequence[Source]
) -> Iterator[Problem]:
    yield from _named(objectives, "topic", codes(objectives.data, "topics"))
    if policy is not None:
        yield from _named(objectives, "domain", codes(policy.data, "domains"))
    yield from _indicators(objectives, asked)
    yield from _periods(objectives)


def _named(objectives: Source, key: str, known: set[str]) -> Iterator[Problem]:
    for path, one in each(objectives.data, "objectives"):
        code = text(one.get(key))
        if code is not None and code not in known:
            said = _UNKNOWN[key].filled(code=code, known=known_as(known))
            yield objectives.problem((*path, key), said)


def _indicators(objectives: Source, asked: Sequence[Source]) -> Iterator[Problem]:
    """Known, told of one cluster in one number, and no money of the Region's own."""
    every = [one for q in asked for _, one in each(q.data, "indicators")]
    known = {code for one in every if (code := text(one.get("code")))}
    whole = {one.get("code") for one in every if one.get("breakdown") is None and _of_clusters(one)}
    apart = listed(get(objectives.data, "apart"))
    for n, code in enumerate(apart):
        if text(code) is not None and code not in known:
            yield objectives.problem(("apart", n), _unknown(code, known))
    for path, one in each(objectives.data, "objectives"):
        code = text(one.get("indicator"))
        if code is None:
            continue
        if code not in known:
            yield objectives.problem((*path, "indicator"), _unknown(code, known))
        elif code in apart:
            yield objectives.problem((*path, "indicator"), _APART.filled(code=code))
        elif code not in whole:
            yield objectives.problem((*path, "indicator"), _IN_PARTS.filled(code=code))


def _of_clusters(indicator: object) -> bool:
    levels = get(indicator, "levels")
    return levels is None or "cluster" in listed(levels)


def _periods(objectives: Source) -> Iterator[Problem]:
    until: int | None = None
    for path, one in each(objectives.data, "periods"):
        first, last = one.get("first"), one.get("last")
        if not isinstance(first, int) or not isinstance(last, int):
            continue
        if until is not None and first <= until:
            yield objectives.problem((*path, "first"), _OVERLAP.filled(year=until))
        until = last
        yield from _reports(objectives, path, one)


def _reports(objectives: Source, at: tuple[str | int, ...], one: object) -> Iterator[Problem]:
    seen: set[object] = set()
    for path, report in each(one, "reports"):
        year = report.get("year")
        if isinstance(year, int) and year in seen:
            yield objectives.problem((*at, *path, "year"), _ONCE.filled(year=year))
        seen.add(year if isinstance(year, int) else None)


def _unknown(code: str, known: set[str]) -> Words:
    return _NO_INDICATOR.filled(code=code, near=", ".join(near_codes(code, known)))


_UNKNOWN = {
    "topic": Words(
        fr="«\u202f{code}\u202f» n’est pas un thème de ce fichier\u202f; existent\u202f: {known}",
        en="“{code}” is no topic of this file; there are: {known}",
    ),
    "domain": Words(
        fr="«\u202f{code}\u202f» n’est pas un domaine de policy.yaml\u202f; existent\u202f: "
        "{known}",
        en="“{code}” is no domain of policy.yaml; there are: {known}",
    ),
}
_NO_INDICATOR = Words(
    fr="«\u202f{code}\u202f» n’est pas un indicateur\u202f; s’en approchent\u202f: {near}",
    en="“{code}” is no indicator; these come near: {near}",
)
_APART = Words(
    fr="un objectif ne se mesure pas à ce que la Région verse\u202f: «\u202f{code}\u202f» est dans "
    "«\u202fapart\u202f»",
    en="an objective is not measured by what the Region pays: “{code}” stands in “apart”",
)
_IN_PARTS = Words(
    fr="un indicateur qui dit un nombre par cluster est attendu, et «\u202f{code}\u202f» n’en dit "
    "pas",
    en="an indicator that tells one number a cluster is expected, and “{code}” does not",
)
_OVERLAP = Words(
    fr="une période qui commence après {year} est attendue, où finit la précédente",
    en="a period that begins after {year} is expected, when the one before ends",
)
_ONCE = Words(
    fr="chaque année a un compte rendu, et {year} sert déjà plus haut",
    en="each year has one report, and {year} is used above already",
)
