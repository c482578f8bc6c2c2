"""The SQL of measures and indicators, tried on empty tables before anybody has answered."""

from collections.abc import Iterator
from typing import NamedTuple

import duckdb

from grappe.policies.problems import Problem
from grappe.policies.sense.formulas import measures_of
from grappe.policies.sense.walking import Path
from grappe.policies.source import Source
from grappe.questions import (
    OF_ORGANISATIONS,
    SHARED,
    Measure,
    Questionnaire,
    Section,
    Words,
    column_type,
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

    @property
    def sql(self) -> str:
        kept = f"WHERE ({self.where})" if self.where else ""
        rows = f'SELECT *, {self.by or "NULL"} AS "its part" FROM "{self.section}" {kept}'
        if self.once:
            rows = f'SELECT DISTINCT ON (cluster, "its part", {self.once}) * FROM ({rows})'
        inside = f'SELECT {self.value} AS value FROM ({rows}) GROUP BY cluster, "its part"'
        return f"(SELECT fsum(value) FROM ({inside}))"


def sql_problems(source: Source, asked: Questionnaire) -> Iterator[Problem]:
    """What DuckDB says of each aggregate of this questionnaire that cannot be computed."""
    with duckdb.connect(config={"enable_external_access": False, "threads": 1}) as connection:
        if not _made(connection, asked):
            return
        for one in (*_own(asked), *_broken_down(asked)):
            if _wrong(connection, one):
                yield _told(connection, source, one)


def _made(connection: duckdb.DuckDBPyConnection, asked: Questionnaire) -> bool:
    """Whether each section has its table; codes that no table can bear are told elsewhere."""
    try:
        connection.execute("\n".join(_table(one, asked.is_quarterly) for one in asked.sections))
    except duckdb.Error:
        return False
    return True


def _own(asked: Questionnaire) -> Iterator[_Aggregate]:
    for n, measure in enumerate(asked.measures):
        yield _of(("measures", n), measure, measure.by, "by")
    for n, one in enumerate(asked.indicators):
        if one.section and one.value:
            by = f"unnest({one.breakdown})" if one.each else one.breakdown
            where = (one.section, one.value, one.where, by)
            yield _Aggregate(("indicators", n), *where, by_key="breakdown", once=one.once)


def _broken_down(asked: Questionnaire) -> Iterator[_Aggregate]:
    """Measures as an indicator's breakdown splits them: those that declare it, else all."""
    for n, one in enumerate(asked.indicators):
        if one.breakdown and one.formula:
            named = measures_of(one.formula) or set()
            found = [measure for measure in asked.measures if measure.code in named]
            for measure in [m for m in found if m.by == one.breakdown] or found:
                yield _of(("indicators", n), measure, one.breakdown, "breakdown")


def _of(path: Path, measure: Measure, by: str | None, by_key: str) -> _Aggregate:
    return _Aggregate(path, measure.section, measure.value, measure.where, by, by_key)


def _table(section: Section, quarterly: bool) -> str:
    """A section as it is published: without its personal fields, and with who is who."""
    columns = {"cluster": "VARCHAR", "domain": "VARCHAR", "year": "BIGINT"}
    columns |= {"quarter": "BIGINT"} if quarterly else {}
    columns |= {SHARED: "VARCHAR"} if section.shared_with else {}
    columns |= {"item": "VARCHAR"} if section.kind == "fixed" else {}
    columns |= OF_ORGANISATIONS if section.lists_organisations else {}
    columns |= {f.code: column_type(f.kind) for f in section.fields if not f.is_personal}
    listed = ", ".join(f'"{code}" {kind}' for code, kind in columns.items())
    return f'CREATE TABLE "{section.code}" ({listed});'


def _told(connection: duckdb.DuckDBPyConnection, source: Source, one: _Aggregate) -> Problem:
    """At the part that is wrong: the value by itself, with its condition, broken down, once."""
    parts = {
        "value": one._replace(where=None, by=None, once=None),
        "where": one._replace(by=None, once=None),
        one.by_key: one._replace(once=None),
        "once": one,
    }
    key, why = next((key, why) for key, part in parts.items() if (why := _wrong(connection, part)))
    return source.problem((*one.path, key), _NO_SQL.filled(why=why))


def _wrong(connection: duckdb.DuckDBPyConnection, one: _Aggregate) -> str:
    """What is wrong with it, empty where nothing is."""
    try:
        connection.execute(f"PREPARE tried AS SELECT {one.sql}")
    except duckdb.Error as error:
        return " ".join(str(error).split("\n")[0].split())
    return ""


_NO_SQL = Words(
    fr="un agrégat SQL sur les champs de la rubrique est attendu\u202f: {why}",
    en="an SQL aggregate over the section’s fields is expected: {why}",
)
