"""Pages: indicators and sections that exist, and fit the place where they are shown."""

from collections.abc import Iterator, Sequence
from typing import Any

from grappe.policies.pages import CLUSTERS
from grappe.policies.problems import Problem
from grappe.policies.sense.said import places_in
from grappe.policies.sense.walking import Path, codes, each, get, known_as, listed, text
from grappe.policies.source import Source
from grappe.questions import LANGUAGES, LEVELS, Words

Named = Iterator[tuple[Path, str]]


def pages_problems(policy: Source, asked: Sequence[Source]) -> Iterator[Problem]:
    pages = get(policy.data, "pages")
    known = {
        str(one["code"]): one
        for q in asked
        for _, one in each(q.data, "indicators")
        if text(one.get("code"))
    }
    region, whole = get(pages, "region"), {c for c, one in known.items() if not _split(one)}
    yield from _listed(policy, _numbers(pages), known, whole)
    yield from _listed(policy, _charts(pages), known, set(known))
    yield from _listed(policy, _headlines(pages), known, whole)
    yield from _listed(policy, _drawn_on_paper(pages), known, set(known))
    yield from _listed(policy, _grouped(pages), known, set(known))
    yield from _elsewhere(policy, _all_of(pages), known)
    yield from _parts(policy, region, known)
    yield from _title(policy, get(region, "title"), known, whole)
    yield from _map(policy, get(region, "map"), asked)


def _split(indicator: dict[str, Any]) -> bool:
    return indicator.get("breakdown") is not None


def _numbers(pages: object) -> Named:
    for name in ("headlines", "crossing"):
        for step, code in enumerate(listed(get(get(pages, "region"), name))):
            yield ("pages", "region", name, step), code
    for page, name in (("domain", "first"), ("cluster", "first"), ("region", "shared")):
        if (code := get(get(pages, page), name)) is not None:
            yield ("pages", page, name), code


def _charts(pages: object) -> Named:
    for page in ("domain", "cluster"):
        for step, code in enumerate(listed(get(get(pages, page), "charts"))):
            yield ("pages", page, "charts", step), code


def _headlines(pages: object) -> Named:
    for place in LEVELS:
        plan = get(get(pages, "papers"), place)
        for step, code in enumerate(listed(get(plan, "headlines"))):
            yield ("pages", "papers", place, "headlines", step), code
    plan = get(get(pages, "papers"), "region")
    for step, code in enumerate(listed(get(plan, "by_domain"))):
        yield ("pages", "papers", "region", "by_domain", step), code


def _drawn_on_paper(pages: object) -> Named:
    for place in LEVELS:
        for path, chapter in each(get(get(pages, "papers"), place), "chapters"):
            for step, code in enumerate(listed(get(chapter, "indicators"))):
                yield ("pages", "papers", place, *path, "indicators", step), code


def _grouped(pages: object) -> Named:
    for path, group in each(pages, "headings"):
        for step, code in enumerate(listed(get(group, "indicators"))):
            yield ("pages", *path, "indicators", step), code


def _all_of(pages: object) -> Named:
    yield from _numbers(pages)
    yield from _charts(pages)
    yield from _headlines(pages)
    yield from _drawn_on_paper(pages)
    code = get(get(get(pages, "region"), "parts"), "indicator")
    yield ("pages", "region", "parts", "indicator"), code


def _elsewhere(policy: Source, named: Named, known: dict[str, Any]) -> Iterator[Problem]:
    """Indicators that are not told of such a place."""
    for path, code in named:
        levels = listed(known.get(text(code) or "", {}).get("levels")) or LEVELS
        place = path[2] if path[1] == "papers" else path[1]
        if place not in levels:
            yield policy.problem(path, _NOT_THERE.filled(code=code, place=place))


def _listed(
    policy: Source, named: Named, known: dict[str, Any], fitting: set[str]
) -> Iterator[Problem]:
    for path, code in named:
        if text(code) not in fitting:
            said = _SPLIT if text(code) in known else _NO_INDICATOR
            yield policy.problem(path, said.filled(code=code, known=known_as(fitting)))


def _parts(policy: Source, region: object, known: dict[str, Any]) -> Iterator[Problem]:
    """What the Region's page tells by parts."""
    split = {one for one, indicator in known.items() if _split(indicator)}
    named: dict[Path, object] = {
        ("parts", "indicator"): get(get(region, "parts"), "indicator"),
        ("brought",): get(region, "brought"),
    }
    for path, asked in named.items():
        code = text(asked)
        if code is not None and code not in split:
            said = _NOT_SPLIT.filled(code=code, known=known_as(split))
            yield policy.problem(("pages", "region", *path), said)


def _title(
    policy: Source, title: object, known: dict[str, Any], whole: set[str]
) -> Iterator[Problem]:
    for language in LANGUAGES:
        words, path = text(get(title, language)), ("pages", "region", "title", language)
        if words is None:
            continue
        named = places_in(words)
        if named is None:
            yield policy.problem(path, _BRACES)
        codes_named = ((path, code) for code in sorted((named or set()) - {CLUSTERS}))
        yield from _listed(policy, codes_named, known, whole)


def _map(policy: Source, drawn: object, asked: Sequence[Source]) -> Iterator[Problem]:
    code = text(get(drawn, "section"))
    sections = [section for q in asked for _, section in each(q.data, "sections")]
    placed = codes({"sections": [one for one in sections if _has_places(one)]}, "sections")
    if code is not None and code not in placed:
        said = _NO_MAP.filled(code=code, known=known_as(placed))
        yield policy.problem(("pages", "region", "map", "section"), said)


def _has_places(section: dict[str, Any]) -> bool:
    """An open table with a postal code: what may be shown as dots on a map."""
    kinds = {text(field.get("kind")) for _, field in each(section, "fields")}
    is_open_table = (section.get("kind"), section.get("sensitivity")) == ("table", "open")
    return is_open_table and "postal_code" in kinds


_NO_INDICATOR = Words(
    fr="«\u202f{code}\u202f» n’est pas un indicateur\u202f; peuvent se trouver ici\u202f: {known}",
    en="“{code}” is no indicator; these may stand here: {known}",
)
_SPLIT = Words(
    fr="un nombre est attendu, et «\u202f{code}\u202f» est ventilé\u202f; "
    "peuvent se trouver ici\u202f: {known}",
    en="one number is expected, and “{code}” is broken down; these may stand here: {known}",
)
_NOT_SPLIT = Words(
    fr="un indicateur ventilé est attendu, et non «\u202f{code}\u202f»\u202f; "
    "peuvent se trouver ici\u202f: {known}",
    en="an indicator that is broken down is expected, not “{code}”; these may stand here: {known}",
)
_NOT_THERE = Words(
    fr="un indicateur que l’on donne pour «\u202f{place}\u202f» (levels) est attendu, "
    "et non «\u202f{code}\u202f»",
    en="an indicator that is told of “{place}” (levels) is expected, not “{code}”",
)
_BRACES = Words(
    fr="des codes d’indicateurs entre accolades sont attendus, chacune refermée",
    en="indicators’ codes in braces are expected, each brace closed",
)
_NO_MAP = Words(
    fr="une rubrique ouverte, de nature table, avec un code postal est attendue, "
    "et non «\u202f{code}\u202f»\u202f; il y a\u202f: {known}",
    en="an open section of kind table with a postal code is expected, not “{code}”; "
    "there are: {known}",
)
