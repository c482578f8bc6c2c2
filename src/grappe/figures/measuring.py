"""Measures: one SQL aggregate each, over the rows of a section that count, by report.

Everything is done inside one DuckDB connection that can read the publication and nothing else.
Templates stand in `sql/`; what fills them comes from definitions, never from answers.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import duckdb

from grappe.figures.definitions import Definitions, Source
from grappe.policies import Policy
from grappe.publication import Publication
from grappe.questions import Field, Measure

_EACH_KEY = {"company_number": "left({name}, 9)"}
_FOLDED = "nullif(trim(regexp_replace(strip_accents(lower({name})), '[^a-z0-9]+', ' ', 'g')), '')"


class Measuring:
    """A connection to a publication, in which sections and measures are prepared once."""

    def __init__(self, publication: Publication, known: Definitions, policy: Policy) -> None:
        self.known = known
        self._publication = publication
        self._columns = {
            name: set(table["columns"]) for name, table in publication.manifest["tables"].items()
        }
        self._connection = duckdb.connect()
        self._prepared: set[str] = set()
        self._confine()
        self._tell(policy)

    def __enter__(self) -> "Measuring":
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def ask(self, template: str, given: Sequence[object] = (), **places: str) -> None:
        """Does what a template of `sql/` says, once filled; `given` stands for $1, $2 …"""
        self._connection.execute(_template(template).format(**places), given)

    def table(self, template: str, given: Sequence[object]) -> list[list[Any]]:
        """The columns that a template of `sql/` gives; `given` stands for $1, $2 …"""
        told = self._connection.execute(_template(template), given).fetchnumpy()
        return [column.tolist() for column in told.values()]

    def counted(self, source: Source) -> str:
        """The table of a section's rows that count for their year, each with its report."""
        table = quoted(f"counted {source.table}")
        path = str(self._publication.tables[source.table])
        needed = sorted(self._columns[source.table] & self.known.words_of(source))
        places = {"counted": table, "file": text(path), "counts": _counts(source)}
        places["columns"] = ", ".join(map(quoted, needed))
        keys = self._keys(source) if self.known.is_compared(source) else []
        if keys:
            first = source.section.field(keys[0])
            filled = f"{quoted(first.code)} IS NOT NULL"
            self._once(table, "recognised", **places, key=key_sql(first), filled=filled)
        else:
            self._once(table, "counted", **places)
        return table

    def _keys(self, source: Source) -> list[str]:
        """The fields by which a row is known again that the publication has."""
        return [key for key in source.section.key if key in self._columns[source.table]]

    def measure(self, measure: Measure, by: str | None) -> str:
        """The table of a measure (report, value), broken down (breakdown) where `by` is given."""
        source = self.known.source_of(measure)
        table = quoted(f"measure {measure.code} by {by}" if by else f"measure {measure.code}")
        places = {
            "measure": table,
            "rows": self._rows(measure, source),
            "counted": self.counted(source),
            "value": measure.value,
            "where": f"({measure.where})" if measure.where else "true",
            "questionnaire": text(source.questionnaire),
            "comparable": _COMPARABLE if measure.compared else "true",
        }
        if by is None:
            self._once(table, "measure", **places)
        else:
            self._once(table, "measure_by", **places, by=by, choices=choices_sql(source, by))
        return table

    def _rows(self, measure: Measure, source: Source) -> str:
        if measure.compared is None:
            return self.counted(source)
        compared = quoted(f"{measure.compared} {source.table}")
        self._once(
            compared,
            measure.compared,
            compared=compared,
            counted=self._compared(source),
            questionnaire=text(source.questionnaire),
        )
        return compared

    def _compared(self, source: Source) -> str:
        """The table of rows that count, each knowing whether it did a year before, or after."""
        counted = self.counted(source)
        if f"compared {source.table}" in self._prepared:
            return counted
        keys = self._keys(source)
        for place, key in enumerate(keys[1:], start=1):
            earlier = keys[:place]
            self.ask(
                "match",
                counted=counted,
                questionnaire=text(source.questionnaire),
                key=key_sql(source.section.field(key)),
                filled=f"{quoted(key)} IS NOT NULL",
                earlier="".join(f"{quoted(one)}, " for one in earlier),
                now_open=_open(earlier, "those"),
                before_open=_open(earlier, "these"),
                undecided=" AND ".join(map(_undecided, earlier)) or "true",
            )
        self._prepared.add(f"compared {source.table}")
        return counted

    def _once(self, name: str, template: str, **places: str) -> None:
        if name not in self._prepared:
            self.ask(template, **places)
            self._prepared.add(name)

    def _confine(self) -> None:
        folder = text(str(self._publication.folder))
        self._connection.execute(f"SET allowed_directories = [{folder}]")
        self._connection.execute("SET enable_external_access = false")
        self._connection.execute("SET preserve_insertion_order = false")
        self._connection.execute("SET lock_configuration = true")

    def _tell(self, policy: Policy) -> None:
        self._connection.execute(_template("told"), columns(_told(self._publication, policy), 4))
        self._connection.execute(_template("reports"))


def _told(publication: Publication, policy: Policy) -> list[tuple[str, str, str, int]]:
    """(questionnaire, cluster, domain, year) of each report."""
    by_code = {cluster.code: cluster for cluster in policy.clusters}
    names = {
        code: (cluster.name, policy.domain(cluster.domain).name.fr)
        for code, cluster in by_code.items()
    }
    reports = publication.manifest["reports"]
    return [(r["questionnaire"], *names[r["cluster"]], r["year"]) for r in reports]


_COMPARABLE = (
    "reports.report IN (SELECT now FROM pairs WHERE pairs.questionnaire = reports.questionnaire)"
)


@cache
def _template(name: str) -> str:
    return (files("grappe.figures") / "sql" / f"{name}.sql").read_text("utf-8")


def _counts(source: Source) -> str:
    left = source.section.left
    return "true" if left is None else f"({quoted(left)} IS NULL OR {quoted(left)} > year)"


def _undecided(key: str) -> str:
    return f"(now.{quoted(key)} IS NULL OR before.{quoted(key)} IS NULL)"


def _open(keys: Sequence[str], across: str) -> str:
    """Whether a row may lack one of the keys together with a row of the other year."""
    lacking = "report IN (SELECT report FROM {across} WHERE {key} IS NULL)"
    each = (f"({k} IS NULL OR {lacking.format(across=across, key=k)})" for k in map(quoted, keys))
    return " AND ".join(each) or "true"


def key_sql(field: Field) -> str:
    """By what a value is recognised: a SIRET by its SIREN, words without case and accents."""
    return _EACH_KEY.get(field.kind, _FOLDED).format(name=f"CAST({quoted(field.code)} AS VARCHAR)")


def choices_sql(source: Source, by: str) -> str:
    """The declared choices of what breaks a measure down, as a list; none for an expression."""
    declared = source.section.field(by).choices if source.section.has(by) else ()
    return f"[{', '.join(text(choice.code) for choice in declared)}]"


def columns(rows: Sequence[tuple[Any, ...]], width: int) -> list[list[Any]]:
    """Rows of `width` cells as columns."""
    return [list(column) for column in zip(*rows, strict=True)] or [[] for _ in range(width)]


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
