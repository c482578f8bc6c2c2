-- Reports that are compared across clusters, or (without `before`) with none.
CREATE TEMP TABLE lineage AS
SELECT unnest(CAST($1 AS VARCHAR[])) AS questionnaire,
       unnest(CAST($2 AS BIGINT[])) AS year,
       unnest(CAST($3 AS VARCHAR[])) AS now,
       unnest(CAST($4 AS VARCHAR[])) AS before,
       unnest(CAST($5 AS BOOLEAN[])) AS bears;
