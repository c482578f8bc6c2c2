-- Every place that is told of, level by level.
CREATE TEMP TABLE place AS
SELECT unnest(CAST($1 AS VARCHAR[])) AS level,
       unnest(CAST($2 AS VARCHAR[])) AS name,
       CAST(generate_subscripts($2, 1) - 1 AS INTEGER) AS place;
