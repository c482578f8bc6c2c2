"""Codes: each once in its list, in a form that files, addresses and tables can bear."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from grappe.policies.problems import Problem
from grappe.policies.sense.walking import Path, children, deep, each, get, text
from grappe.policies.source import Source
from grappe.questions import OF_ORGANISATIONS, OF_SHARED, SHARED, Words

_WORD = re.compile(r"[a-z][a-z0-9_]*")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_SLUGS = {(), ("domains",), ("clusters",), ("themes",)}
_COLUMNS = {"cluster", "domain", "year", "quarter", "item", "report", SHARED}


def names_problems(source: Source) -> Iterator[Problem]:
    yield from _forms(source)
    yield from _twice(source, source.data)
    yield from _columns(source)
    yield from _file_name(source)


def _forms(source: Source) -> Iterator[Problem]:
    """A questionnaire's codes are words of SQL; clusters, domains and themes stand in addresses."""
    own = get(source.data, "clusters") is not None or get(source.data, "domains") is not None
    for path, value in deep(source.data):
        code = text(get(value, "code"))
        if code is None or get(value, "set") is not None:
            continue
        slug = own and tuple(step for step in path if isinstance(step, str)) in _SLUGS
        form, said = (_SLUG, _NO_SLUG) if slug else (_WORD, _NO_WORD)
        if not form.fullmatch(code) or len(code) > 60:
            yield source.problem((*path, "code"), said.filled(code=code))


def _twice(source: Source, data: object, path: Path = ()) -> Iterator[Problem]:
    """Codes used twice in one list, anywhere in a file."""
    seen = set()
    for step, value in children(data):
        yield from _twice(source, value, (*path, step))
        code = (text(get(value, "set")), text(get(value, "code")))
        if isinstance(data, list) and code[1] is not None:
            if code in seen:
                yield source.problem((*path, step, "code"), _TWICE.filled(code=code[1]))
            seen.add(code)


def _columns(source: Source) -> Iterator[Problem]:
    """A field becomes a column of the published table, beside those that every table has and
    those of who is who where rows are organisations."""
    for at, section in each(source.data, "sections"):
        fields = list(each(section, "fields"))
        kinds = {text(field.get("kind")) for _, field in fields}
        also = set(OF_ORGANISATIONS if "company_number" in kinds else ())
        also |= set(OF_SHARED if text(section.get("shared_with")) else ())
        for path, field in fields:
            if text(field.get("code")) in _COLUMNS | also:
                said = _COLUMN.filled(code=field["code"])
                yield source.problem((*at, *path, "code"), said)


def _file_name(source: Source) -> Iterator[Problem]:
    code, version = get(source.data, "code"), get(source.data, "version")
    if version is None or not text(code):
        return
    if not text(version) or not _VERSION.fullmatch(version):
        yield source.problem(("version",), _NO_VERSION)
    elif PurePosixPath(source.file).stem != f"{code}-{version}":
        yield source.problem(("code",), _FILE_NAME.filled(expected=f"{code}-{version}.yaml"))


_TWICE = Words(
    fr="un code par élément est attendu, et «\u202f{code}\u202f» sert déjà plus haut",
    en="each code stands once, and “{code}” is used above already",
)
_NO_WORD = Words(
    fr="un code est attendu en minuscules sans accent, chiffres et «\u202f_\u202f», une lettre "
    "d’abord, et non «\u202f{code}\u202f»",
    en="a code in lower case, digits and “_”, a letter first, is expected, not “{code}”",
)
_NO_SLUG = Words(
    fr="un code est attendu en minuscules sans accent, chiffres et traits d’union, "
    "et non «\u202f{code}\u202f»",
    en="a code in lower case, digits and hyphens is expected, not “{code}”",
)
_COLUMN = Words(
    fr="un autre code est attendu\u202f: «\u202f{code}\u202f» est une colonne des tables publiées",
    en="another code is expected: “{code}” is a column of published tables",
)
_NO_VERSION = Words(
    fr='une version est attendue entre guillemets, comme "2019"',
    en='a version in quotes is expected, such as "2019"',
)
_FILE_NAME = Words(
    fr="d’après son code et sa version, ce fichier s’appelle «\u202f{expected}\u202f»",
    en="after its code and version, this file is expected to be named “{expected}”",
)
