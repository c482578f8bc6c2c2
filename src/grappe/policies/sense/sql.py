"""The SQL of measures and indicators, read and tried before anybody has answered."""

import re
from collections.abc import Iterator, Mapping
from math import isfinite
from typing import NamedTuple

import duckdb

from grappe.policies.problems import Problem
from grappe.policies.sense.expression_words import BY_NOUGHT
from grappe.policies.sense.expressions import wrong_in
from grappe.policies.sense.trial_rows import columns_of, table_of
from grappe.policies.sense.walking import Path
from grappe.policies.source import Source
from grappe.questions import (
    FormulaError,
    Measure,
    Questionnaire,
    Section,
    Words,
    measures_of,
)


class _Aggregate(NamedTuple):
    """An expression over the rows of a section; `path` and `by_key`: where it stands."""

    path: Path
    section: str
    value: str
    where: str | None
    by: str | None
    by_key: str
    once: str | None = None
    each: bool = False

    @property
    def sql(self) -> str:
        kept = f"WHERE ({self.where})" if self.where else ""
        part = f"unnest({self.by})" if self.each and self.by else self.by or "NULL"
        rows = f'SELECT *, {part} AS "its part" FROM "{self.section}" {kept}'
        if self.once:
            rows = f'SELECT DISTINCT ON (cluster, "its part", {self.once}) * FROM ({rows})'
        inside = f'SELECT {self.value} AS value FROM ({rows}) GROUP BY cluster, "its part"'
        return f"(SELECT fsum(value) FROM ({inside}))"


def sql_problems(source: Source, asked: Questionnaire) -> Iterator[Problem]:
    """What of each aggregate of this questionnaire cannot be asked, or cannot be computed.

    What is asked is first read, and refused unless it is of what an expression may say; then
    computed over rows that are empty, nought, one and great.
    """
    with duckdb.connect(config={"enable_external_access": False, "threads": 1}) as connection:
        if not _made(connection, asked):
            return
        known = {one.code: _known(one, asked.is_quarterly) for one in asked.sections}
        for one in (*_own(asked), *_broken_down(asked)):
            wrong = _unasked(connection, one, known[one.section]) or _uncomputed(connection, one)
            if wrong:
                key, why = wrong
                yield source.problem((*one.path, key), _NO_SQL.filled(why=why))


def _known(section: Section, quarterly: bool) -> dict[str, bool]:
    """The columns that an expression may name; personal fields (False) are in no table. A measure
    names no cluster and no domain: nobody picks one out of the Region's sums."""
    personal = {field.code: False for field in section.fields if field.is_personal}
    named = [code for code in columns_of(section, quarterly) if code not in ("cluster", "domain")]
    return personal | dict.fromkeys(named, True)


def _unasked(
    connection: duckdb.DuckDBPyConnection, one: _Aggregate, known: Mapping[str, bool]
) -> tuple[str, Words] | None:
    """The first part that says what an expression may not say, and why."""
    parts = {"value": one.value, "where": one.where, one.by_key: one.by, "once": one.once}
    for key, expression in parts.items():
        if expression is not None:
            why = wrong_in(connection, expression, known)
            if why:
                return key, why
    return None


def _made(connection: duckdb.DuckDBPyConnection, asked: Questionnaire) -> bool:
    """Whether each section has its table; codes that no table can bear are told elsewhere."""
    try:
        connection.execute("\n".join(table_of(one, asked.is_quarterly) for one in asked.sections))
    except duckdb.Error:
        return False
    return True


def _own(asked: Questionnaire) -> Iterator[_Aggregate]:
    for n, measure in enumerate(asked.measures):
        yield _of(("measures", n), measure, measure.by, "by")
    for n, one in enumerate(asked.indicators):
        if one.section and one.value:
            asked_of = (one.section, one.value, one.where, one.breakdown)
            yield _Aggregate(("indicators", n), *asked_of, "breakdown", one.once, one.each)


def _broken_down(asked: Questionnaire) -> Iterator[_Aggregate]:
    """Measures as an indicator's breakdown splits them: those that declare it, else all."""
    for n, one in enumerate(asked.indicators):
        if one.breakdown and one.formula:
            named = _named(one.formula)
            found = [measure for measure in asked.measures if measure.code in named]
            for measure in [m for m in found if m.by == one.breakdown] or found:
                yield _of(("indicators", n), measure, one.breakdown, "breakdown")


def _named(formula: str) -> tuple[str, ...]:
    """The measures of a formula; none of one whose mistake is told by itself."""
    try:
        return measures_of(formula)
    except FormulaError:
        return ()


def _of(path: Path, measure: Measure, by: str | None, by_key: str) -> _Aggregate:
    return _Aggregate(path, measure.section, measure.value, measure.where, by, by_key)


def _uncomputed(connection: duckdb.DuckDBPyConnection, one: _Aggregate) -> tuple[str, Words] | None:
    """The part that cannot be computed: the value by itself, with its condition, broken down,
    once."""
    parts = {
        "value": one._replace(where=None, by=None, once=None),
        "where": one._replace(by=None, once=None),
        one.by_key: one._replace(once=None),
        "once": one,
    }
    if _wrong(connection, one) is None:
        return None
    told = ((key, _wrong(connection, part)) for key, part in parts.items())
    return next((key, why) for key, why in told if why)


def _wrong(connection: duckdb.DuckDBPyConnection, one: _Aggregate) -> Words | None:
    """What is wrong with it, None where nothing is."""
    try:
        [(value,)] = connection.execute(f"SELECT {one.sql}").fetchall()
    except duckdb.OutOfRangeException:
        return _TOO_GREAT
    except duckdb.ConversionException:
        return _ANOTHER_KIND
    except duckdb.Error as error:
        return _in_words(" ".join(str(error).split("\n")[0].split()))
    return None if value is None or isfinite(value) else BY_NOUGHT


def _in_words(why: str) -> Words:
    """DuckDB's own sentence, but for what people get wrong most."""
    alone = re.search(r'column "(.*?)" must appear in the GROUP BY', why)
    if alone:
        return _ROW_BY_ROW.filled(name=alone.group(1))
    return Words(fr=why, en=why)


_ROW_BY_ROW = Words(
    fr="«\u202f{name}\u202f» se lit ligne par ligne\u202f; dites ce qui en est fait, comme "
    "sum({name}) ou count({name})",
    en="“{name}” is read row by row; say what is made of it, such as sum({name}) or count({name})",
)
_ANOTHER_KIND = Words(
    fr="une réponse y est lue comme si elle était d’une autre nature, un texte comme un nombre par "
    "exemple",
    en="an answer is read as if it were of another kind, a text as a number for example",
)
_TOO_GREAT = Words(
    fr="il donne des nombres trop grands pour être tenus", en="it gives numbers too great to hold"
)
_NO_SQL = Words(
    fr="un agrégat SQL sur les champs de la rubrique est attendu\u202f: {why}",
    en="an SQL aggregate over the section’s fields is expected: {why}",
)
