"""Rows of a section compared with those of a year earlier: which of them are the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from grappe.figures.connecting import Connection, quoted
from grappe.questions import Field

_EACH_KEY = {"company_number": "CASE WHEN strlen({name}) > 9 THEN left({name}, 9) ELSE {name} END"}
"""Most are a SIREN already, and `left` takes its time."""
_FOLDED = "nullif(trim(regexp_replace(strip_accents(lower({name})), '[^a-z0-9]+', ' ', 'g')), '')"


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a published `table`, in SQL: their `file`, which of them `counts`, the `columns`
    that are asked of them, their `questionnaire`, and the `keys` by which one is known again."""

    table: str
    file: str
    counts: str
    columns: str
    questionnaire: str
    keys: Mapping[str, str]

    def ask(self, connection: Connection, name: str, template: str, **more: str) -> str:
        """Prepares once what the template makes of these rows; returns its name in SQL."""
        made = quoted(f"{name} {self.table}")
        places = {"questionnaire": self.questionnaire, "file": self.file, **more}
        connection.once(made, template, made=made, **places)
        return made


def recognise(connection: Connection, rows: Rows, *, across: bool) -> str:
    """The table of rows that count, each with whether it did a year before and does a year after.

    By their first key they are recognised at once, `across` then among the clusters that theirs
    follows as well; by the other keys one by one, where a row lacks the first.
    """
    names = list(rows.keys)
    key = rows.keys[names[0]] if names else "NULL"
    about = {"counts": rows.counts, "columns": rows.columns, "key": key}
    recognised = rows.ask(connection, "recognised", "recognised", **about)
    if names and across:
        rows.ask(connection, "moved", "moved", key=key, recognised=recognised)
    lacking = rows.ask(connection, "lacking", "lacking", recognised=recognised)
    if names[1:] and connection.has_rows(lacking):
        for place, name in list(enumerate(names))[1:]:
            _match(connection, rows, recognised, lacking, name, names[:place])
    return recognised


def _match(
    connection: Connection,
    rows: Rows,
    recognised: str,
    lacking: str,
    key: str,
    earlier: Sequence[str],
) -> None:
    columns = ", ".join(f"section.{quoted(one)}" for one in rows.keys)
    about = {"recognised": recognised, "lacking": lacking, "keys": columns}
    rows.ask(
        connection,
        f"matched by {key}",
        "match",
        recognised=recognised,
        undecided=rows.ask(connection, "undecided", "undecided", **about),
        key=rows.keys[key],
        filled=f"{quoted(key)} IS NOT NULL",
        earlier="".join(f"{quoted(one)}, " for one in earlier),
        now_open=_open(earlier, "those"),
        before_open=_open(earlier, "these"),
        told_apart=" OR ".join(map(_told_apart, earlier)),
    )


def _told_apart(key: str) -> str:
    return f"(now.{quoted(key)} IS NOT NULL AND before.{quoted(key)} IS NOT NULL)"


def _open(keys: Sequence[str], across: str) -> str:
    """Whether a row may lack one of the keys together with a row of the other year."""
    lacking = "report IN (SELECT report FROM {across} WHERE {key} IS NULL)"
    each = (f"({k} IS NULL OR {lacking.format(across=across, key=k)})" for k in map(quoted, keys))
    return " AND ".join(each) or "true"


def key_sql(field: Field) -> str:
    """By what a value is recognised: a SIRET by its SIREN, words without case and accents."""
    return _EACH_KEY.get(field.kind, _FOLDED).format(name=f"CAST({quoted(field.code)} AS VARCHAR)")
