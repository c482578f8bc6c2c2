-- Draws by weight: of independent exponential clocks, those that ring first.
WITH weighed AS (
    SELECT
        siren, categorieJuridiqueUniteLegale AS legal, trancheEffectifsUniteLegale AS staff,
        coalesce(denominationUniteLegale, prenomUsuelUniteLegale || ' ' || nomUniteLegale) AS name,
        coalesce(sigleUniteLegale, '') AS sigle,
        coalesce(denominationUsuelle1UniteLegale, '') AS usual,
        -ln((hash(siren, $seed) % 1000000007 + 1) / 1000000008.0)
        / (CASE categorieJuridiqueUniteLegale /* weights */ END)
        / (CASE etatAdministratifUniteLegale WHEN 'A' THEN 1.0 ELSE 0.08 END) AS clock
    FROM read_parquet($units)
    WHERE statutDiffusionUniteLegale = 'O'
),
first AS (SELECT * FROM weighed ORDER BY clock LIMIT $count * 14),
seen AS (
    SELECT
        first.*, e.siret, e.codePostalEtablissement AS postal_code,
        e.libelleCommuneEtablissement AS commune, e.codeCommuneEtablissement AS commune_code,
        coalesce(e.codeCedexEtablissement, '') AS cedex,
        coalesce(e.enseigne1Etablissement, '') AS sign,
        row_number() OVER (
            PARTITION BY first.siren
            ORDER BY (e.etablissementSiege <> (hash(siret, $seed) % 5 = 0)) DESC, hash(siret, $seed)
        ) AS turn
    FROM first JOIN read_parquet($establishments) e ON e.siren = first.siren
    WHERE e.etatAdministratifEtablissement = 'A' OR e.etablissementSiege
),
taken AS (
    SELECT * FROM seen WHERE turn = 1
    ORDER BY clock / (CASE WHEN left(commune_code, 2) IN (SELECT unnest($region)) THEN 11 ELSE 1 END)
    LIMIT $count
),
namesakes AS (
    SELECT DISTINCT u.siren, u.denominationUniteLegale AS name
    FROM read_parquet($units) u
    WHERE u.denominationUniteLegale IN (SELECT name FROM taken)
    AND u.etatAdministratifUniteLegale = 'A'
),
twins AS (
    SELECT DISTINCT taken.siren
    FROM taken JOIN namesakes n ON n.name = taken.name AND n.siren <> taken.siren
    JOIN read_parquet($establishments) e ON e.siren = n.siren
    WHERE e.codeCommuneEtablissement = taken.commune_code AND e.etatAdministratifEtablissement = 'A'
)
SELECT
    siren, siret, legal, staff, name, sigle, usual, sign, postal_code, commune, commune_code, cedex,
    siren IN (SELECT siren FROM twins) AS twin
FROM taken ORDER BY hash(siren, $seed + 1)
