-- The reports that a publication's manifest tells of, column by column. Quarter 0 is a
-- whole year: of what is asked quarterly, of clusters that answered about each of its quarters.
CREATE TEMP TABLE told AS
SELECT unnest(CAST($1 AS VARCHAR[])) AS questionnaire,
       unnest(CAST($2 AS VARCHAR[])) AS cluster,
       unnest(CAST($3 AS VARCHAR[])) AS domain,
       unnest(CAST($4 AS BIGINT[])) AS year,
       unnest(CAST($5 AS BIGINT[])) AS quarter;
