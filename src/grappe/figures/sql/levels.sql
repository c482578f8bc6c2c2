-- What was found of each indicator, so far nothing.
CREATE TEMP TABLE found
(indicator VARCHAR, level VARCHAR, place VARCHAR, year BIGINT, breakdown VARCHAR, value DOUBLE,
 n BIGINT);

-- Each report stands in one place of each level.
CREATE TEMP TABLE standing AS
SELECT report, year, 'cluster' AS level, cluster AS place FROM places
UNION ALL SELECT report, year, 'domain', domain FROM places
UNION ALL SELECT report, year, 'region', {region} FROM places;

-- Every place that is told of, level by level.
CREATE TEMP TABLE place AS
SELECT unnest(CAST($1 AS VARCHAR[])) AS level,
       unnest(CAST($2 AS VARCHAR[])) AS place,
       generate_subscripts($2, 1) AS position;
