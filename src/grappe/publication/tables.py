"""Answers as one typed table a section, over all clusters, questionnaires and years."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import polars

from grappe.policies import Policy
from grappe.publication.model import Accepted, Identity, RowPlace, StandingCluster
from grappe.publication.organisations import with_organisations
from grappe.questions import Field, Questionnaire, Section, Value

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
) -> dict[str, polars.DataFrame]:
    """One frame a section: cluster, domain, year, (item,) then its fields but personal ones; of
    organisations, who they are after these. Raises NotInPolicyError for an answer of a cluster
    that is neither the policy's nor a former one."""
    stood = {one.code: (one.name, one.domain) for one in former}
    stands = {one.cluster: stood.get(one.cluster) or _stands(policy, one) for one in accepted}
    return {
        table: _frame(_versions(policy, *place), accepted, stands, place, identities)
        for place, table in table_names(policy.questionnaires).items()
    }


def _stands(policy: Policy, one: Accepted) -> tuple[str, str]:
    cluster = policy.cluster(one.cluster)
    return cluster.name, policy.domain(cluster.domain).name.fr


def _versions(policy: Policy, questionnaire: str, section: str) -> list[Section]:
    """The section in each version that has it, the latest one first."""
    versions = sorted(policy.questionnaires, key=lambda q: (q.published_on, q.version))
    found = [q for q in reversed(versions) if q.code == questionnaire and q.has(section)]
    return [q.section(section) for q in found]


def _frame(
    versions: Sequence[Section],
    accepted: Sequence[Accepted],
    stands: Mapping[str, tuple[str, str]],
    place: tuple[str, str],
    identities: Mapping[RowPlace, Identity],
) -> polars.DataFrame:
    questionnaire, section = place
    fields, latest = _fields(versions), versions[0]
    fixed = latest.kind == "fixed"
    schema = {"cluster": polars.String, "domain": polars.String, "year": polars.Int64}
    schema |= {"item": polars.String} if fixed else {}
    schema |= {field.code: _TYPES.get(field.kind, polars.String) for field in fields}
    own = [one for one in accepted if one.answer.questionnaire == questionnaire]
    rows = list(_rows(fields, own, stands, section, fixed))
    table = polars.DataFrame(rows, schema=schema, orient="row")
    if not latest.lists_organisations:
        return table
    return with_organisations(table, latest, list(_places(own, section)), identities)


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
    section: str,
    fixed: bool,
) -> Iterator[tuple[object, ...]]:
    for one in own:
        where = (*stands[one.cluster], one.answer.year)
        for row in one.answer.rows(section):
            item = (row.id,) if fixed else ()
            yield (*where, *item, *(typed(f, row.values.get(f.code)) for f in fields))


def _places(own: Sequence[Accepted], section: str) -> Iterator[RowPlace]:
    for one in own:
        for row in one.answer.rows(section):
            about = (one.cluster, one.answer.questionnaire, one.answer.year)
            yield RowPlace(*about, section, row.id)


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
