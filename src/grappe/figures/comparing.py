"""Rows of a section compared with those of a year earlier: which of them are the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from grappe.figures.connecting import Connection, quoted
from grappe.questions import Field

_EACH_KEY = {"company_number": "left({name}, 9)"}
_FOLDED = "nullif(trim(regexp_replace(strip_accents(lower({name})), '[^a-z0-9]+', ' ', 'g')), '')"


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a published `table` that count, in SQL: the table of what is `counted` of them,
    their `file`, their `questionnaire`, and the `keys` by which one is known again."""

    table: str
    counted: str
    file: str
    questionnaire: str
    keys: Mapping[str, str]

    def ask(self, connection: Connection, name: str, template: str, **more: str) -> str:
        """Prepares once what the template makes of these rows; returns its name in SQL."""
        made = quoted(f"{name} {self.table}")
        places = {"counted": self.counted, "questionnaire": self.questionnaire, "file": self.file}
        connection.once(made, template, made=made, **places, **more)
        return made


def recognise(connection: Connection, rows: Rows, *, across: bool) -> None:
    """Notes of each row whether it counted a year before, or counts a year after.

    By their first key rows were recognised as they were counted; here `across`, among the clusters
    that theirs follows, and then by the other keys, one by one.
    """
    names = list(rows.keys)
    if names and across:
        rows.ask(connection, "moved", "moved", key=rows.keys[names[0]])
    for place, key in list(enumerate(names))[1:]:
        _match(connection, rows, key, names[:place])


def _match(connection: Connection, rows: Rows, key: str, earlier: Sequence[str]) -> None:
    columns = ", ".join(f"section.{quoted(one)}" for one in rows.keys)
    rows.ask(
        connection,
        f"matched by {key}",
        "match",
        undecided=rows.ask(connection, "undecided", "undecided", keys=columns),
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
