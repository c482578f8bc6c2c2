"""Answers as one typed table a section, over all clusters, questionnaires and years."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

import polars

from grappe.policies import Policy
from grappe.publication.model import Accepted, Identity, RowPlace, StandingCluster
from grappe.publication.organisations import with_organisations, with_others
from grappe.questions import SHARED, Field, Period, Questionnaire, Section, Value

_TYPES: dict[str, type[polars.DataType]] = {
    "integer": polars.Int64,
    "year": polars.Int64,
    "number": polars.Float64,
    "amount": polars.Float64,
    "yes_no": polars.Boolean,
    "date": polars.Date,
}


def table_names(questionnaires: Iterable[Questionnaire]) -> dict[tuple[str, str], str]:
    """The table of each (questionnaire, section): the section's code where no other has it."""
    pairs = list(dict.fromkeys((q.code, s.code) for q in questionnaires for s in q.sections))
    shared = [section for _, section in pairs]
    return {(q, s): s if shared.count(s) == 1 else f"{q}_{s}" for q, s in pairs}


def tables_of(
    accepted: Sequence[Accepted],
    policy: Policy,
    identities: Mapping[RowPlace, Identity],
    former: Sequence[StandingCluster] = (),
    shared: Mapping[RowPlace, str] = MappingProxyType({}),
) -> dict[str, polars.DataFrame]:
    """One frame a section: cluster, domain, year, (quarter,) (item,) then its fields but personal
    ones; of organisations, who they are after these; where rows may be `shared` by clusters, the
    key of what each tells of, and who the others are. Raises NotInPolicyError for an answer of a
    cluster that is neither the policy's nor a former one."""
    stood = {one.code: (one.name, one.domain) for one in former}
    stands = {one.cluster: stood.get(one.cluster) or _stands(policy, one) for one in accepted}
    tables = {}
    for (questionnaire, section), name in table_names(policy.questionnaires).items():
        asked = Asked(_versions(policy, questionnaire, section))
        own = [one for one in accepted if one.answer.questionnaire == questionnaire]
        tables[name] = _frame(asked, own, stands, identities, shared)
    return tables


def _stands(policy: Policy, one: Accepted) -> tuple[str, str]:
    cluster = policy.cluster(one.cluster)
    return cluster.name, policy.domain(cluster.domain).name.fr


class Asked(NamedTuple):
    """A section as each version asks it, the latest first, with the questionnaire it stands in."""

    versions: Sequence[tuple[Questionnaire, Section]]

    @property
    def latest(self) -> Section:
        return self.versions[0][1]

    @property
    def quarterly(self) -> bool:
        return any(asked.is_quarterly for asked, _ in self.versions)


def _versions(
    policy: Policy, questionnaire: str, section: str
) -> list[tuple[Questionnaire, Section]]:
    """Each version that has the section, the latest one first."""
    versions = sorted(policy.questionnaires, key=lambda q: (q.published_on, q.version))
    found = [q for q in reversed(versions) if q.code == questionnaire and q.has(section)]
    return [(q, q.section(section)) for q in found]


def _frame(
    asked: Asked,
    own: Sequence[Accepted],
    stands: Mapping[str, tuple[str, str]],
    identities: Mapping[RowPlace, Identity],
    shared: Mapping[RowPlace, str],
) -> polars.DataFrame:
    fields, latest = _fields([section for _, section in asked.versions]), asked.latest
    schema = {"cluster": polars.String, "domain": polars.String, "year": polars.Int64}
    schema |= {"quarter": polars.Int64} if asked.quarterly else {}
    schema |= {"item": polars.String} if latest.kind == "fixed" else {}
    schema |= {field.code: _TYPES.get(field.kind, polars.String) for field in fields}
    rows = list(_rows(fields, own, stands, asked))
    table = polars.DataFrame(rows, schema=schema, orient="row")
    if latest.shared_with:
        keys = [shared.get(place, _own_key(place)) for place in _places(own, latest.code)]
        table = table.with_columns(polars.Series(SHARED, keys, polars.String))
        table = with_others(table, SHARED, polars.lit(True))
    if not latest.lists_organisations:
        return table
    return with_organisations(table, latest, list(_places(own, latest.code)), identities)


def _own_key(place: RowPlace) -> str:
    """Of a row that no other cluster shares."""
    return "/".join((place.cluster, Period(place.year, place.quarter).code, place.row))


def _fields(versions: Sequence[Section]) -> list[Field]:
    """Every version's fields, once each, in the order of the latest version that has them."""
    personal = {f.code for section in versions for f in section.fields if f.is_personal}
    found: dict[str, Field] = {}
    for section in versions:
        for field in section.fields:
            found.setdefault(field.code, field)
    return [field for code, field in found.items() if code not in personal]


def _rows(
    fields: Sequence[Field],
    own: Sequence[Accepted],
    stands: Mapping[str, tuple[str, str]],
    asked: Asked,
) -> Iterator[tuple[object, ...]]:
    fixed = asked.latest.kind == "fixed"
    for one in own:
        when = one.answer.period if asked.quarterly else (one.answer.year,)
        where = (*stands[one.cluster], *when)
        for row in one.answer.rows(asked.latest.code):
            item = (row.id,) if fixed else ()
            yield (*where, *item, *(typed(f, row.values.get(f.code)) for f in fields))


def _places(own: Sequence[Accepted], section: str) -> Iterator[RowPlace]:
    for one in own:
        for row in one.answer.rows(section):
            about = (one.cluster, one.answer.questionnaire, one.answer.year)
            yield RowPlace(*about, section, row.id, one.answer.quarter)


def typed(field: Field, value: Value) -> object:
    """A kept value in the type of its column; None where it does not fit."""
    wanted = _TYPES.get(field.kind, polars.String)
    if value is None:
        return None
    if wanted is polars.String:
        return str(value)
    if wanted is polars.Boolean:
        return value if isinstance(value, bool) else None
    if wanted is polars.Date:
        return _day(value)
    return _number(value, whole=wanted is polars.Int64)


def _number(value: Value, whole: bool) -> float | int | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if whole:
        fits = float(value).is_integer() and abs(value) < 2**63
        return int(value) if fits else None
    return float(value)


def _day(value: Value) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None
