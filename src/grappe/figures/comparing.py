"""Rows of a section compared with those of a year earlier: which of them are the same."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from grappe.figures.connecting import quoted, text
from grappe.figures.definitions import Source
from grappe.questions import Field

if TYPE_CHECKING:
    from grappe.figures.measuring import Measuring

_EACH_KEY = {"company_number": "left({name}, 9)"}
_FOLDED = "nullif(trim(regexp_replace(strip_accents(lower({name})), '[^a-z0-9]+', ' ', 'g')), '')"


def compared(measuring: "Measuring", source: Source) -> str:
    """The table of rows that count, each knowing whether it did a year before, or after.

    By their first key they are recognised as they are counted, and among the clusters that theirs
    follows; then by the others, one by one.
    """
    counted = measuring.counted(source)
    keys = measuring.keys(source)
    names = list(keys)
    if names and measuring.reports.across:
        _recognise_moved(measuring, source, keys[names[0]])
    for place, key in list(enumerate(names))[1:]:
        earlier = names[:place]
        measuring.once(
            f"matched {source.table} by {key}",
            "match",
            counted=counted,
            undecided=_undecided(measuring, source, keys),
            questionnaire=text(source.questionnaire),
            key=keys[key],
            filled=f"{quoted(key)} IS NOT NULL",
            earlier="".join(f"{quoted(one)}, " for one in earlier),
            now_open=_open(earlier, "those"),
            before_open=_open(earlier, "these"),
            told_apart=" OR ".join(map(_told_apart, earlier)),
        )
    return counted


def _recognise_moved(measuring: "Measuring", source: Source, key: str) -> None:
    moved = quoted(f"moved {source.table}")
    measuring.once(
        moved,
        "moved",
        moved=moved,
        counted=measuring.counted(source),
        file=measuring.file(source),
        key=key,
        questionnaire=text(source.questionnaire),
    )


def _undecided(measuring: "Measuring", source: Source, keys: Mapping[str, str]) -> str:
    table = quoted(f"undecided {source.table}")
    measuring.once(
        table,
        "undecided",
        undecided=table,
        counted=measuring.counted(source),
        questionnaire=text(source.questionnaire),
        file=measuring.file(source),
        keys=", ".join(f"section.{quoted(key)}" for key in keys),
    )
    return table


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
