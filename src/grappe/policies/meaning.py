"""Mistakes of meaning: what one part of a policy says of another that is not there.

Works on what the files hold, not on built objects, so that a file with a mistake of shape still
has its other mistakes told in the same pass.
"""

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any

from grappe.policies.problems import Problem
from grappe.policies.source import Source, Step
from grappe.questions import Words

Path = tuple[Step, ...]

_PLACE = re.compile(r"(?P<section>\w+)\.(?P<field>\w+)(?:\[(?P<item>\w+)\])?")
_CONTEXT = {("cluster", "created_in"), ("round", "year")}


def meaning_problems(policy: Source | None, asked: Sequence[Source]) -> Iterator[Problem]:
    """Every mistake of meaning in the policy's own file and in its questionnaires' files."""
    measures = {m["code"] for q in asked for _, m in _each(q.data, "measures") if _coded(m)}
    for questionnaire in asked:
        yield from _twice(questionnaire, questionnaire.data)
        yield from _file_name(questionnaire)
        yield from _places(questionnaire)
        yield from _measured(questionnaire)
        yield from _formulas(questionnaire, measures)
    if policy is not None:
        yield from _twice(policy, policy.data)
        yield from _domains(policy)
        yield from _rounds(policy, asked)


def _domains(policy: Source) -> Iterator[Problem]:
    known = {domain.get("code") for _, domain in _each(policy.data, "domains")}
    for path, cluster in _each(policy.data, "clusters"):
        for place, code in enumerate(_list(cluster.get("domains"))):
            if code not in known:
                said = _NO_DOMAIN.filled(code=code, known=_listed(known))
                yield policy.problem((*path, "domains", place), said)


def _rounds(policy: Source, asked: Sequence[Source]) -> Iterator[Problem]:
    known = {(_get(q.data, "code"), _get(q.data, "version")) for q in asked}
    seen = set()
    for path, one in _each(policy.data, "rounds"):
        wanted = (one.get("questionnaire"), one.get("version"))
        about = (wanted[0], one.get("year"))
        if None not in wanted and wanted not in known:
            said = _NO_VERSION.filled(code=wanted[0], version=wanted[1], known=_versions(known))
            yield policy.problem((*path, "questionnaire"), said)
        if None not in about and about in seen:
            yield policy.problem((*path, "year"), _ROUND_TWICE.filled(code=about[0], year=about[1]))
        seen.add(about)


def _twice(source: Source, data: object, path: Path = ()) -> Iterator[Problem]:
    """Codes used twice in one list, anywhere in a file."""
    seen = set()
    for step, value in _children(data):
        yield from _twice(source, value, (*path, step))
        if isinstance(data, list) and _coded(value):
            code = (value.get("set"), value["code"])
            if code in seen:
                yield source.problem((*path, step, "code"), _TWICE.filled(code=code[1]))
            seen.add(code)


def _file_name(source: Source) -> Iterator[Problem]:
    code, version = _get(source.data, "code"), _get(source.data, "version")
    written = PurePosixPath(source.file).stem
    if code and version and written != f"{code}-{version}":
        yield source.problem(("code",), _FILE_NAME.filled(expected=f"{code}-{version}.yaml"))


def _places(source: Source) -> Iterator[Problem]:
    fields, items = _known_places(source.data)
    for path, rule in _each(source.data, "rules"):
        for key in ("watches", "within"):
            for step, place in enumerate(_list(rule.get(key))):
                if not _is_place(str(place), fields, items):
                    yield source.problem((*path, key, step), _NO_PLACE.filled(place=place))


def _is_place(place: str, fields: set[tuple[str, str]], items: set[tuple[str, str]]) -> bool:
    found = _PLACE.fullmatch(place)
    if not found:
        return False
    section, field, item = found.groups()
    known = (section, field) in fields | _CONTEXT
    return known and (item is None or (section, item) in items)


def _known_places(data: object) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    def inside(key: str) -> set[tuple[str, str]]:
        return {
            (str(section.get("code")), str(one.get("code")))
            for _, section in _each(data, "sections")
            for _, one in _each(section, key)
        }

    return inside("fields"), inside("items")


def _measured(source: Source) -> Iterator[Problem]:
    known = {section.get("code") for _, section in _each(source.data, "sections")}
    for key in ("measures", "indicators"):
        for path, one in _each(source.data, key):
            section = one.get("section")
            if section is not None and section not in known:
                said = _NO_SECTION.filled(code=section, known=_listed(known))
                yield source.problem((*path, "section"), said)


def _formulas(source: Source, measures: set[str]) -> Iterator[Problem]:
    for path, indicator in _each(source.data, "indicators"):
        formula = indicator.get("formula")
        if formula is None:
            continue
        named = _names(str(formula))
        if named is None:
            yield source.problem((*path, "formula"), _NO_FORMULA.filled(formula=formula))
        for name in sorted((named or set()) - measures):
            yield source.problem((*path, "formula"), _NO_MEASURE.filled(code=name))


def _names(formula: str) -> set[str] | None:
    """The measures that a formula names, None where it is not arithmetic."""
    try:
        tree = ast.parse(formula.strip(), mode="eval")
    except (SyntaxError, ValueError):
        return None
    called = {n.func for n in ast.walk(tree) if isinstance(n, ast.Call)}
    return {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and n not in called}


def _each(data: object, key: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The mappings in a list, each with its path."""
    for step, value in enumerate(_list(_get(data, key))):
        if isinstance(value, dict):
            yield (key, step), value


def _children(data: object) -> Iterator[tuple[Step, Any]]:
    if isinstance(data, dict):
        yield from data.items()
    elif isinstance(data, list):
        yield from enumerate(data)


def _get(data: object, key: str) -> Any:
    return data.get(key) if isinstance(data, dict) else None


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _coded(value: object) -> bool:
    return isinstance(_get(value, "code"), str)


def _listed(codes: set[Any]) -> str:
    return ", ".join(sorted(code for code in codes if isinstance(code, str)))


def _versions(known: set[tuple[Any, Any]]) -> str:
    return _listed({f"{code}-{version}" for code, version in known})


_NO_DOMAIN = Words(
    fr="«\u202f{code}\u202f» n’est pas un domaine\u202f; "
    "domaines de cette politique\u202f: {known}",
    en="“{code}” is no domain; domains of this policy: {known}",
)
_NO_VERSION = Words(
    fr="le questionnaire «\u202f{code}\u202f» n’existe pas "
    "en version «\u202f{version}\u202f»\u202f; "
    "existent\u202f: {known}",
    en="there is no questionnaire “{code}” of version “{version}”; there are: {known}",
)
_ROUND_TWICE = Words(
    fr="une seule campagne de «\u202f{code}\u202f» est attendue sur l’année {year}",
    en="only one round of “{code}” about {year} is expected",
)
_TWICE = Words(
    fr="un code par élément est attendu, et «\u202f{code}\u202f» sert déjà plus haut",
    en="each code stands once, and “{code}” is used above already",
)
_FILE_NAME = Words(
    fr="d’après son code et sa version, ce fichier s’appelle «\u202f{expected}\u202f»",
    en="after its code and version, this file is expected to be named “{expected}”",
)
_NO_PLACE = Words(
    fr="«\u202f{place}\u202f» n’est pas un champ\u202f; "
    "attendu\u202f: rubrique.champ ou rubrique.champ[ligne]",
    en="“{place}” is no field; expected: section.field or section.field[item]",
)
_NO_SECTION = Words(
    fr="«\u202f{code}\u202f» n’est pas une rubrique\u202f; "
    "rubriques de ce questionnaire\u202f: {known}",
    en="“{code}” is no section; sections of this questionnaire: {known}",
)
_NO_FORMULA = Words(
    fr="un calcul sur des mesures est attendu, et «\u202f{formula}\u202f» ne se lit pas",
    en="arithmetic over measures is expected, and “{formula}” cannot be read",
)
_NO_MEASURE = Words(
    fr="«\u202f{code}\u202f» n’est une mesure d’aucun questionnaire de cette politique",
    en="“{code}” is no measure of any questionnaire of this policy",
)
