"""Measures and indicators: sections, measures and breakdowns that exist, arithmetic that is."""

from collections.abc import Iterator, Sequence

from grappe.policies.problems import Problem
from grappe.policies.sense.walking import Path, codes, each, get, known_as, text
from grappe.policies.source import Source
from grappe.questions import FormulaError, Words, measures_of, shortened


def figures_problems(source: Source, asked: Sequence[Source]) -> Iterator[Problem]:
    known = {code for other in asked for code in codes(other.data, "measures")}
    yield from _elsewhere(source, asked)
    yield from _sections(source)
    yield from _compared(source)
    yield from _organisations(source)
    for path, indicator in each(source.data, "indicators"):
        formula = indicator.get("formula")
        if formula is not None:
            yield from _formula(source, (*path, "formula"), str(formula), known)


def _elsewhere(source: Source, asked: Sequence[Source]) -> Iterator[Problem]:
    """A code names one measure, and one indicator, in all questionnaires."""
    own = get(source.data, "code")
    for other in asked:
        if get(other.data, "code") == own or other.file > source.file:
            continue
        for key in ("measures", "indicators"):
            taken = codes(other.data, key)
            for path, one in each(source.data, key):
                if text(one.get("code")) in taken:
                    said = _ELSEWHERE.filled(code=one["code"], file=other.file)
                    yield source.problem((*path, "code"), said)


def _sections(source: Source) -> Iterator[Problem]:
    known = codes(source.data, "sections")
    for key in ("measures", "indicators"):
        for path, one in each(source.data, key):
            section = one.get("section")
            if section is not None and text(section) not in known:
                said = _NO_SECTION.filled(code=section, known=known_as(known))
                yield source.problem((*path, "section"), said)


def _compared(source: Source) -> Iterator[Problem]:
    """Rows are recognised from year to year; quarters tell of what happened, each of its own."""
    quarterly = get(source.data, "frequency") == "quarterly"
    for path, one in each(source.data, "measures"):
        if quarterly and one.get("compared") is not None:
            yield source.problem((*path, "compared"), _NOT_BY_QUARTERS)


def _organisations(source: Source) -> Iterator[Problem]:
    """Memberships are told of years."""
    if get(source.data, "frequency") != "quarterly":
        return
    for at, section in each(source.data, "sections"):
        for path, field in each(section, "fields"):
            if field.get("kind") == "company_number":
                yield source.problem((*at, *path, "kind"), _NO_ORGANISATIONS)


def _formula(source: Source, path: Path, formula: str, known: set[str]) -> Iterator[Problem]:
    try:
        named = measures_of(formula)
    except FormulaError as wrong:
        yield source.problem(path, wrong.why)
        return
    for name in sorted(set(named) - known):
        yield source.problem(path, _NO_MEASURE.filled(code=shortened(name)))


_ELSEWHERE = Words(
    fr="un code pour tous les questionnaires est attendu, et «\u202f{code}\u202f» sert déjà "
    "dans {file}",
    en="a code stands once in all questionnaires, and “{code}” is used in {file} already",
)
_NOT_BY_QUARTERS = Words(
    fr="un questionnaire par trimestre ne compare pas ses lignes d’une année à l’autre",
    en="a questionnaire asked by quarters does not compare its rows from year to year",
)
_NO_ORGANISATIONS = Words(
    fr="un questionnaire par trimestre ne recense pas d’organisations\u202f: ce sont des années",
    en="a questionnaire asked by quarters lists no organisations: that is told of years",
)
_NO_SECTION = Words(
    fr="«\u202f{code}\u202f» n’est pas une rubrique\u202f; "
    "rubriques de ce questionnaire\u202f: {known}",
    en="“{code}” is no section; sections of this questionnaire: {known}",
)
_NO_MEASURE = Words(
    fr="«\u202f{code}\u202f» n’est une mesure d’aucun questionnaire de cette politique",
    en="“{code}” is no measure of any questionnaire of this policy",
)
