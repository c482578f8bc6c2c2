"""What belongs beside the units: names of before, successions, accounts."""

from collections.abc import Callable, Mapping
from typing import Final

import duckdb

from grappe.register.kinds import ACCOUNTS, HISTORY, SUCCESSIONS, Kind
from grappe.register.sources import Source


def _earlier_names(source: Source | None) -> str:
    if source is None:
        return "CREATE TABLE earlier_name (siren INTEGER, name VARCHAR, until DATE)"
    col = source.column
    name = f"coalesce({col('denominationUniteLegale')}, {col('denominationUsuelle1UniteLegale')})"
    return f"""
        CREATE TABLE earlier_name AS
        SELECT read.siren::INTEGER AS siren, {name} AS name,
            max(try_cast({col("dateFin")} AS DATE)) AS until
        FROM {source.relation} AS read JOIN unit ON unit.siren = read.siren::INTEGER
        WHERE {col("dateFin")} IS NOT NULL AND {name} IS NOT NULL AND NOT unit.person
            AND {name} IS DISTINCT FROM unit.name
        GROUP BY ALL ORDER BY 1
    """


def _successions(source: Source | None) -> str:
    if source is None:
        return """CREATE TABLE succession (predecessor BIGINT, successor BIGINT,
            "on" DATE, seat_transfer BOOLEAN, continuity BOOLEAN)"""
    col = source.column
    before, after = (
        f"{col(f'siretEtablissement{end}')}::BIGINT" for end in ("Predecesseur", "Successeur")
    )
    return f"""
        CREATE TABLE succession AS
        SELECT {before} AS predecessor, {after} AS successor,
            try_cast({col("dateLienSuccession")} AS DATE) AS "on",
            lower({col("transfertSiege")}) = 'true' AS seat_transfer,
            lower({col("continuiteEconomique")}) = 'true' AS continuity
        FROM {source.relation}
        WHERE {before} // 100000 <> {after} // 100000 AND ({before} // 100000 IN
            (SELECT siren FROM unit) OR {after} // 100000 IN (SELECT siren FROM unit))
        ORDER BY 1
    """


def _accounts(source: Source | None) -> str:
    if source is None:
        return """CREATE TABLE account (siren INTEGER, closed DATE, turnover DOUBLE,
            gross_margin DOUBLE, ebitda DOUBLE, ebit DOUBLE, net_result DOUBLE, kind VARCHAR,
            confidentiality VARCHAR)"""
    col = source.column

    def amount(name: str) -> str:
        told = f"try_cast(replace({col(name)}, ',', '.') AS DOUBLE)"
        return f"CASE WHEN lower({col('confidentiality')}) = 'public' THEN {told} END"

    return f"""
        CREATE TABLE account AS
        SELECT {col("siren")}::INTEGER AS siren,
            try_cast({col("date_cloture_exercice")} AS DATE) AS closed,
            {amount("chiffre_d_affaires")} AS turnover, {amount("marge_brute")} AS gross_margin,
            {amount("ebe")} AS ebitda, {amount("ebit")} AS ebit,
            {amount("resultat_net")} AS net_result, upper({col("type_bilan")}) AS kind,
            {col("confidentiality")} AS confidentiality
        FROM {source.relation}
        WHERE {col("siren")}::INTEGER IN (SELECT siren FROM unit) ORDER BY 1, 2
    """


_BESIDE: Final[Mapping[Kind, Callable[[Source | None], str]]] = {
    HISTORY: _earlier_names,
    SUCCESSIONS: _successions,
    ACCOUNTS: _accounts,
}


def write_beside(database: duckdb.DuckDBPyConnection, sources: Mapping[Kind, Source]) -> None:
    """Makes the tables, empty where there is no file."""
    for kind, written in _BESIDE.items():
        database.execute(written(sources.get(kind)))


def renew_accounts(database: duckdb.DuckDBPyConnection, source: Source) -> None:
    """Puts the accounts of a later file in the place of those from before."""
    database.execute("DROP TABLE account")
    database.execute(_accounts(source))
