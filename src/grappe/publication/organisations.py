"""Columns of who is who, beside the fields of tables whose rows are organisations."""

from collections.abc import Iterator, Mapping, Sequence

import polars

from grappe.publication.counting import counts_in_its_year
from grappe.publication.model import Identity, RowPlace
from grappe.questions import MET, OF_ORGANISATIONS, WHERE, WHO, WHO_IS_WHO, Section
from grappe.questions.model import Kind
from grappe.references import department_of, find_commune, naf_division, naf_section_in

ABROAD = "99"
"""Insee's code of whatever lies outside France."""

_POLARS: Mapping[str, type[polars.DataType] | polars.DataType] = {
    "VARCHAR": polars.String,
    "BIGINT": polars.Int64,
    "DOUBLE": polars.Float64,
    "VARCHAR[]": polars.List(polars.String),
}
_PLACE: tuple[Kind, ...] = ("country", "postal_code", "commune")
_TOLD = tuple(name for name in WHO_IS_WHO if name not in MET)


def with_organisations(
    table: polars.DataFrame,
    section: Section,
    places: Sequence[RowPlace],
    identities: Mapping[RowPlace, Identity],
) -> polars.DataFrame:
    """The table with `OF_ORGANISATIONS`; `places` are those of its rows, in their order."""
    known = [identities.get(place) for place in places]
    told = [_told(one, place.year) for one, place in zip(known, places, strict=True)]
    schema = {name: _POLARS[OF_ORGANISATIONS[name]] for name in _TOLD}
    whole = table.hstack(polars.DataFrame(told, schema=schema, orient="row"))
    decided = [one.department if one else None for one in known]
    met = whole.pipe(with_others, WHO, counts_in_its_year(section))
    return met.with_columns(_departments(table, section, decided))


def _told(identity: Identity | None, year: int) -> tuple[object, ...]:
    """Values of `_TOLD`."""
    if identity is None:
        return (None,) * len(_TOLD)
    one = identity
    sector = naf_section_in(year, one.activity, one.nomenclature, one.activity_2025)
    division = naf_division(one.activity, one.nomenclature or "NAFRev2") if one.activity else None
    values = (
        one.organisation,
        one.successor or one.organisation,
        one.legal_unit,
        one.group or one.organisation,
        one.category,
        sector.key if sector else None,
        division.key if division else None,
        one.activity,
        one.nomenclature,
        one.activity_2025,
        one.headcount,
        one.legal_form,
        one.created,
        one.ceased,
        one.accounts,
        one.revenue,
        one.revenue_before,
        one.net_result,
    )
    return tuple(None if value == "" else value for value in values)


def with_others(table: polars.DataFrame, key: str, counts: polars.Expr) -> polars.DataFrame:
    """The table with the clusters in which what `key` names counts in the year, this row's others
    among them, and the domains of those that are not this row's."""
    known, own = (key, "year"), polars.col(key).is_not_null()
    met = (
        table.filter(own & counts)
        .group_by(known)
        .agg(polars.col("cluster", "domain").unique().name.prefix("all "))
    )
    joined = table.select(*known, "cluster", "domain").join(
        met, on=known, how="left", maintain_order="left"
    )
    columns = {
        "in_clusters": polars.col("all cluster").list.len().fill_null(0).cast(polars.Int64),
        "other_clusters": _others("cluster"),
        "other_domains": _others("domain"),
    }
    kept = [polars.when(own).then(value).alias(name) for name, value in columns.items()]
    return table.hstack(joined.select(kept))


def _others(what: str) -> polars.Expr:
    every = polars.col(f"all {what}").fill_null([])
    return every.list.set_difference(polars.concat_list(what)).list.sort()


def _departments(
    table: polars.DataFrame, section: Section, decided: Sequence[str | None]
) -> polars.Series:
    columns = [_column(table, section, kind) for kind in _PLACE]
    rows = zip(decided, *columns, strict=True)
    return polars.Series(WHERE, [one or _department(*own) for one, *own in rows], polars.String)


def _column(table: polars.DataFrame, section: Section, kind: Kind) -> Iterator[str | None]:
    """The first field of that kind, where the table has it."""
    code = next((one.code for one in section.of_kind(kind) if one.code in table.columns), None)
    return iter(table[code] if code else [None] * table.height)


def _department(country: str | None, postal_code: str | None, commune: str | None) -> str | None:
    if (country or "FR") != "FR":
        return ABROAD
    found = department_of(postal_code) if postal_code else None
    if found or not commune:
        return found
    named = find_commune(commune)
    return named.department if named else None
