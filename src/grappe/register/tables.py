"""From the public files to the tables of the register.

What Insee marks as not diffused is not taken over. Whoever isn't of status O has no address here;
if it is a person, or nothing says that it isn't one, neither names nor place.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

import duckdb

from grappe.register.beside import write_beside
from grappe.register.kinds import ESTABLISHMENTS, UNITS, Kind
from grappe.register.sources import Source
from grappe.register.status import Filters

Column = Callable[[str], str]
_PERSONS: Final = "1%"
"""Categories of legal forms that begin with 1: natural persons in business."""


def _establishments(col: Column, relation: str, departments: tuple[str, ...]) -> str:
    address = ", ".join(
        col(f"{part}Etablissement")
        for part in ("numeroVoie", "indiceRepetition", "typeVoie", "libelleVoie")
    )
    listed = ", ".join(f"'{one}'" for one in departments)
    commune = col("codeCommuneEtablissement")
    inside = f"{_department(commune)} IN ({listed})" if departments else "true"
    signs = ", ".join(
        col(name)
        for name in (
            "enseigne1Etablissement",
            "enseigne2Etablissement",
            "enseigne3Etablissement",
            "denominationUsuelleEtablissement",
        )
    )
    return f"""
        CREATE TABLE establishment AS
        SELECT {col("siret")}::BIGINT AS siret, {col("siren")}::INTEGER AS siren,
            {col("etatAdministratifEtablissement")} = 'A' AS open,
            lower({col("etablissementSiege")}) = 'true' AS seat,
            coalesce({col("statutDiffusionEtablissement")} = 'O', false) AS public,
            list_distinct(list_filter([{signs}], lambda s: s IS NOT NULL)) AS sign,
            {col("codePostalEtablissement")} AS postal_code, {commune} AS commune,
            {col("libelleCommuneEtablissement")} AS commune_name,
            CASE WHEN public THEN nullif(concat_ws(' ', {address}), '') END AS address,
            {col("trancheEffectifsEtablissement")} AS headcount,
            {col("activitePrincipaleEtablissement")} AS activity, {inside} AS inside
        FROM {relation}
        WHERE {col("etatAdministratifEtablissement")} = 'A'
            OR lower({col("etablissementSiege")}) = 'true'
    """


def _department(commune: str) -> str:
    return f"left({commune}, CASE WHEN left({commune}, 2) IN ('97', '98') THEN 3 ELSE 2 END)"


def _units(col: Column, relation: str, where: str) -> str:
    def of(name: str) -> str:
        return col(f"{name}UniteLegale")

    person = f"coalesce({of('categorieJuridique')} LIKE '{_PERSONS}', true)"
    public = f"coalesce({of('statutDiffusion')} = 'O', false)"
    written = f"""concat_ws(' ', coalesce({of("prenomUsuel")}, {of("prenom1")}),
        coalesce({of("nomUsage")}, {of("nom")}))"""
    usual = ", ".join([*(of(f"denominationUsuelle{i}") for i in (1, 2, 3)), of("pseudonyme")])
    return f"""
        CREATE TABLE unit AS
        WITH read AS (SELECT *, {person} AS person, {public} AS public,
            {person} AND NOT {public} AS hidden FROM {relation})
        SELECT {col("siren")}::INTEGER AS siren,
            CASE WHEN hidden THEN NULL
                WHEN read.person THEN nullif({written}, '')
                ELSE coalesce({of("denomination")}, nullif({written}, '')) END AS name,
            CASE WHEN hidden THEN [] ELSE
                list_distinct(list_filter([{usual}], lambda s: s IS NOT NULL)) END AS usual,
            CASE WHEN NOT hidden THEN {of("sigle")} END AS acronym,
            {of("categorieJuridique")} AS legal_form, {of("activitePrincipale")} AS activity,
            {of("nomenclatureActivitePrincipale")} AS activity_nomenclature,
            {col("activitePrincipaleNAF25UniteLegale")} AS activity_2025,
            {col("categorieEntreprise")} AS category,
            try_cast({col("anneeCategorieEntreprise")} AS SMALLINT) AS category_year,
            {of("trancheEffectifs")} AS headcount,
            try_cast({of("anneeEffectifs")} AS SMALLINT) AS headcount_year,
            try_cast({of("dateCreation")} AS DATE) AS created,
            {of("etatAdministratif")} = 'A' AS active,
            CASE WHEN NOT active THEN try_cast({col("dateDebut")} AS DATE) END AS ceased,
            {_employs(col)} AS employer, read.person AS person, read.public AS public,
            CASE WHEN NOT hidden THEN seat.postal_code END AS postal_code,
            CASE WHEN NOT hidden THEN seat.commune END AS commune,
            CASE WHEN NOT hidden THEN seat.commune_name END AS commune_name,
            {of("nicSiege")} AS seat_nic, {of("identifiantAssociation")} AS association_id
        FROM read LEFT JOIN seat ON of_siren = {col("siren")}::INTEGER
        WHERE {where} ORDER BY siren
    """


def _employs(col: Column) -> str:
    """Insee no longer always fills in who employs: a headcount says it as well."""
    return f"""(coalesce({col("caractereEmployeurUniteLegale")} = 'O', false)
        OR coalesce({col("trancheEffectifsUniteLegale")} NOT IN ('NN', '00'), false))"""


_SEATS: Final = """
    CREATE TEMP TABLE seat AS SELECT siren AS of_siren, any_value(postal_code) AS postal_code,
        any_value(commune) AS commune, any_value(commune_name) AS commune_name
    FROM establishment WHERE seat GROUP BY siren
"""
_NO_ESTABLISHMENTS: Final = """
    CREATE TABLE establishment (siret BIGINT, siren INTEGER, open BOOLEAN, seat BOOLEAN,
        public BOOLEAN, sign VARCHAR[], postal_code VARCHAR, commune VARCHAR,
        commune_name VARCHAR, address VARCHAR, headcount VARCHAR, activity VARCHAR,
        inside BOOLEAN)
"""
_ONCE: Final = """
    CREATE OR REPLACE TABLE {table} AS SELECT DISTINCT ON ({key}) * FROM {table} ORDER BY {key}
"""
_REPEATED: Final = "SELECT count(*) > count(DISTINCT {key}) FROM {table}"
_ONLY_OF_UNITS: Final = """
    DELETE FROM establishment WHERE siren NOT IN (SELECT siren FROM unit);
    UPDATE establishment SET address = NULL
        WHERE siren IN (SELECT siren FROM unit WHERE NOT public);
    UPDATE establishment SET sign = [], postal_code = NULL, commune = NULL, commune_name = NULL
        WHERE siren IN (SELECT siren FROM unit WHERE person AND NOT public);
    ALTER TABLE establishment DROP COLUMN inside;
    ALTER TABLE establishment DROP COLUMN public;
"""


def write_tables(
    database: duckdb.DuckDBPyConnection,
    sources: Mapping[Kind, Source],
    filters: Filters,
    step: Callable[[str], None],
) -> None:
    """Fills the empty database of a new version."""
    step("establishments")
    places = sources.get(ESTABLISHMENTS)
    told = _establishments(places.column, places.relation, filters.departments) if places else None
    database.execute(told or _NO_ESTABLISHMENTS)
    _each_once(database, "establishment", "siret")
    database.execute(_SEATS)
    step("units")
    units = sources[UNITS]
    database.execute(_units(units.column, units.relation, _kept(units.column, filters)))
    _each_once(database, "unit", "siren")
    database.execute(_ONLY_OF_UNITS)
    step("others")
    write_beside(database, sources)


def _kept(col: Column, filters: Filters) -> str:
    """The condition on rows of the file of units."""
    siren = col("siren")
    conditions = [f"{siren} IS NOT NULL"]
    if filters.departments:
        conditions.append(f"{siren}::INTEGER IN (SELECT siren FROM establishment WHERE inside)")
    if filters.employers_only:
        conditions.append(_employs(col))
    if filters.legal_persons_only:
        conditions.append("NOT read.person")
    return " AND ".join(conditions)


def _each_once(database: duckdb.DuckDBPyConnection, table: str, key: str) -> None:
    repeated = database.execute(_REPEATED.format(table=table, key=key)).fetchone()
    if repeated and repeated[0]:
        database.execute(_ONCE.format(table=table, key=key))


def latest(database: duckdb.DuckDBPyConnection, units: Source) -> date | None:
    """The day up to which the file of legal units knows, whatever is kept of it."""
    day = f"max(try_cast({units.column('dateDernierTraitementUniteLegale')} AS DATE))"
    row = database.execute(f"SELECT {day} FROM {units.relation}").fetchone()
    return row[0] if row else None
