-- The reports that a publication's manifest tells of, column by column.
CREATE TEMP TABLE told AS
SELECT unnest(CAST($1 AS VARCHAR[])) AS questionnaire,
       unnest(CAST($2 AS VARCHAR[])) AS cluster,
       unnest(CAST($3 AS VARCHAR[])) AS domain,
       unnest(CAST($4 AS BIGINT[])) AS year;
