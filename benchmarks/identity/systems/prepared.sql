-- What the other systems compare: the lines, and a row for each seat and each open establishment.
CREATE OR REPLACE MACRO folded(t) AS trim(regexp_replace(
    strip_accents(lower(coalesce(t, ''))), '[^a-z0-9]+', ' ', 'g'));
CREATE OR REPLACE MACRO told(t) AS trim(regexp_replace(regexp_replace(regexp_replace(
    regexp_replace(folded(t), '\b(s a s|s a r l|s a)\b', ' ', 'g'),
    '\b(sarl|sas|sasu|sa|eurl|sci|ste|societe|ets|etablissements|et|de|du|des|la|le|les|l|d|en|pour)\b',
    ' ', 'g'), '\b(groupe|france)\b', ' ', 'g'), ' +', ' ', 'g'));
CREATE OR REPLACE MACRO town(t) AS trim(regexp_replace(regexp_replace(regexp_replace(
    folded(t), '\bcedex\b.*|\b\d+ ?(er|eme|e)?\b', '', 'g'), '\bst\b', 'saint', 'g'), '\bste\b',
    'sainte', 'g'));
CREATE OR REPLACE MACRO department(p) AS CASE WHEN p LIKE '97%' THEN left(p, 3) ELSE left(p, 2) END;

CREATE TABLE known AS
SELECT
    e.siret AS unique_id, u.siren, e.siret, e.codePostalEtablissement AS postal_code,
    town(e.libelleCommuneEtablissement) AS commune,
    coalesce(u.denominationUniteLegale, u.prenomUsuelUniteLegale || ' ' || u.nomUniteLegale)
        AS written,
    coalesce(nullif(told(written), ''), folded(written)) AS name,
    list_distinct(list_filter([
        told(written), folded(written), folded(u.sigleUniteLegale),
        told(u.denominationUsuelle1UniteLegale), told(e.enseigne1Etablissement)
    ], lambda x: x <> '')) AS names,
    u.etatAdministratifUniteLegale = 'A' AND e.etatAdministratifEtablissement = 'A' AS active
FROM read_parquet($units) u
JOIN read_parquet($establishments) e ON e.siren = u.siren
WHERE (e.etablissementSiege OR e.etatAdministratifEtablissement = 'A')
AND u.statutDiffusionUniteLegale = 'O';

CREATE TABLE line AS
SELECT
    (row_number() OVER () - 1)::VARCHAR AS unique_id, truth,
    regexp_replace(coalesce(nullif(siren, ''), left(replace(siret, ' ', ''), 9)), '\D', '', 'g') AS number,
    nullif(postal_code, '') AS postal_code, nullif(town(commune), '') AS commune, line.name AS written,
    coalesce(nullif(told(line.name), ''), folded(line.name)) AS name,
    list_distinct(list_filter(
        [told(line.name), folded(line.name)] || list_transform(regexp_split_to_array(line.name, '[(),/]| - '), lambda x: told(x)),
        lambda x: x <> '')) AS names
FROM read_parquet($lines) line;
