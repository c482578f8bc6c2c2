"""Rules: places that exist, and of each kind what it cannot do without."""

import re
from collections.abc import Iterator
from typing import Any

from grappe.policies.problems import Problem
from grappe.policies.sense.walking import Path, each, listed
from grappe.policies.source import Source
from grappe.questions import Words

Fields = dict[tuple[str, str], dict[str, Any]]

_PLACE = re.compile(r"(?P<section>\w+)\.(?P<field>\w+)(?:\[(?P<item>\w+)\])?")
_CONTEXT = {("cluster", "created_in"), ("round", "year")}
_NEEDED = {
    "at_most": {"within": 1},
    "balanced": {"within": 1, "limit": 1},
    "between": {"within": 2},
    "change": {"limit": 1},
    "listed_in": {"within": 1},
    "register": {"within": 1},
    "required_when": {"when": 1},
}
"""By kind, how many values its parameters hold at least, beside one place in `watches`."""


def rules_problems(source: Source) -> Iterator[Problem]:
    fields, items = _fields(source.data), _items(source.data)
    for path, rule in each(source.data, "rules"):
        yield from _lacking(source, path, rule)
        yield from _conditions(source, path, rule, fields)
        for key in ("watches", "within"):
            for step, place in enumerate(listed(rule.get(key))):
                known = set(fields) | (_CONTEXT if key == "within" else set())
                if not _is_place(str(place), known, items):
                    yield source.problem((*path, key, step), _NO_PLACE.filled(place=place))


def _lacking(source: Source, path: Path, rule: dict[str, Any]) -> Iterator[Problem]:
    kind = rule.get("kind")
    needed = {"watches": 1, **_NEEDED.get(kind, {})} if isinstance(kind, str) else {}
    for key, least in needed.items():
        given = rule.get(key)
        count = len(given) if isinstance(given, list) else int(given is not None)
        if count < least:
            yield source.problem((*path, key), _LACKS.filled(kind=kind, key=key, least=least))


def _conditions(
    source: Source, path: Path, rule: dict[str, Any], fields: Fields
) -> Iterator[Problem]:
    for step, condition in enumerate(listed(rule.get("when"))):
        place, equals, value = str(condition).partition("=")
        section, _, code = place.partition(".")
        field = fields.get((section, code))
        if field is None or not equals:
            yield source.problem((*path, "when", step), _NO_CONDITION.filled(given=condition))
            continue
        choices = [choice.get("code") for _, choice in each(field, "choices")]
        if choices and value not in choices:
            known = ", ".join(map(str, choices))
            said = _NO_CHOICE.filled(code=value, place=place, known=known)
            yield source.problem((*path, "when", step), said)


def _is_place(place: str, known: set[tuple[str, str]], items: set[tuple[str, str]]) -> bool:
    found = _PLACE.fullmatch(place)
    if not found:
        return False
    section, field, item = found.groups()
    return (section, field) in known and (item is None or (section, item) in items)


def _fields(data: object) -> Fields:
    return {
        (str(section.get("code")), str(one.get("code"))): one
        for _, section in each(data, "sections")
        for _, one in each(section, "fields")
    }


def _items(data: object) -> set[tuple[str, str]]:
    return {
        (str(section.get("code")), str(one.get("code")))
        for _, section in each(data, "sections")
        for _, one in each(section, "items")
    }


_NO_PLACE = Words(
    fr="«\u202f{place}\u202f» n’est pas un champ\u202f; "
    "attendu\u202f: rubrique.champ ou rubrique.champ[ligne]",
    en="“{place}” is no field; expected: section.field or section.field[item]",
)
_LACKS = Words(
    fr="une règle «\u202f{kind}\u202f» attend au moins {least} valeur(s) dans «\u202f{key}\u202f»",
    en="a rule “{kind}” expects at least {least} value(s) in “{key}”",
)
_NO_CONDITION = Words(
    fr="rubrique.champ=valeur est attendu, d’un champ qui existe, et non «\u202f{given}\u202f»",
    en="section.field=value of a field that exists is expected, not “{given}”",
)
_NO_CHOICE = Words(
    fr="«\u202f{code}\u202f» n’est pas un choix de {place}\u202f; choix\u202f: {known}",
    en="“{code}” is no choice of {place}; choices: {known}",
)
