"""What a later version of the register says differently of organisations that are known."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from grappe.references import commune
from grappe.register.looking import rows_of

ChangeKind = Literal[
    "absent",
    "hidden",
    "renamed",
    "moved",
    "merged",
    "ceased",
    "reopened",
    "resized",
    "other_activity",
]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed. `before` and `after`: the names, the communes' codes, the size
    categories or the activities' codes; the successor's SIREN after a merger; else empty. `on`:
    the day, where the register says it."""

    siren: str
    kind: ChangeKind
    before: str = ""
    after: str = ""
    on: date | None = None


class _Pair(NamedTuple):
    """A unit as it was and as it is; None where nothing is known."""

    siren: str
    here: bool
    hidden: bool
    name_before: str | None
    name: str | None
    renamed: bool
    renamed_on: date | None
    commune_before: str | None
    commune: str | None
    active_before: bool | None
    active: bool | None
    ceased: date | None
    category_before: str | None
    category: str | None
    activity_before: str | None
    activity: str | None
    successor: str | None
    succeeded_on: date | None
    followed: bool


_FOLDED: Final = "regexp_replace(strip_accents(upper({})), '[^A-Z0-9]+', ' ', 'g')"
_PAIRS: Final = f"""
    WITH wanted AS (SELECT unnest($numbers)::INTEGER AS siren),
    known AS (FROM was SEMI JOIN wanted USING (siren)),
    ended AS (SELECT siren, name, max(until) AS until
        FROM earlier_name SEMI JOIN known USING (siren) GROUP BY ALL),
    link AS (SELECT (predecessor // 100000)::INTEGER AS siren,
            (successor // 100000)::INTEGER AS successor, max("on") AS "on",
            bool_or(seat_transfer) AS with_seat, count(*) AS establishments
        FROM succession WHERE seat_transfer OR continuity GROUP BY ALL),
    heir AS (SELECT DISTINCT ON (siren) link.* FROM link SEMI JOIN known USING (siren)
        ORDER BY siren, with_seat DESC, establishments DESC, successor)
    SELECT format('{{:09d}}', siren), unit.siren IS NOT NULL,
        coalesce(unit.person AND NOT unit.public, false), known.name, unit.name,
        {_FOLDED.format("known.name")} IS DISTINCT FROM {_FOLDED.format("unit.name")},
        ended.until, known.commune, unit.commune, known.active, unit.active, unit.ceased,
        known.category, unit.category, known.activity, unit.activity,
        format('{{:09d}}', heir.successor), heir."on", known.followed
    FROM known LEFT JOIN unit USING (siren) LEFT JOIN heir USING (siren)
        LEFT JOIN ended ON ended.siren = known.siren AND ended.name = known.name
    ORDER BY siren
"""


def changes(version: Path, sirens: Iterable[str]) -> tuple[Change, ...]:
    """What changed for those numbers since units were loaded that somebody looked at, in the order
    of the numbers. Of who is hidden now, or absent, that is all that is said."""
    pairs = (_Pair(*row) for row in rows_of(version, _PAIRS, sirens, 9))
    return tuple(change for pair in pairs for change in _changed(pair))


def _changed(pair: _Pair) -> Iterator[Change]:
    if not pair.here or pair.hidden:
        yield Change(pair.siren, "hidden" if pair.here else "absent")
        return
    yield from _life(pair)
    if pair.name_before and pair.name and pair.renamed:
        since = pair.renamed_on + timedelta(days=1) if pair.renamed_on else None
        yield Change(pair.siren, "renamed", pair.name_before, pair.name, since)
    pairs: tuple[tuple[ChangeKind, Any, Any], ...] = (
        ("moved", _today(pair.commune_before), _today(pair.commune)),
        ("resized", pair.category_before, pair.category),
        ("other_activity", pair.activity_before, pair.activity),
    )
    for kind, before, after in pairs:
        if before and after and before != after:
            yield Change(pair.siren, kind, before, after)


def _life(pair: _Pair) -> Iterator[Change]:
    closed = pair.active_before is True and pair.active is False
    if pair.successor and not pair.active and (closed or not pair.followed):
        yield Change(pair.siren, "merged", after=pair.successor, on=pair.succeeded_on)
    elif closed:
        yield Change(pair.siren, "ceased", on=pair.ceased)
    elif pair.active_before is False and pair.active:
        yield Change(pair.siren, "reopened")


def _today(code: str | None) -> str | None:
    """The commune of today: one that was merged with its neighbour has not moved anybody."""
    found = commune(code) if code else None
    return found.code if found else code
