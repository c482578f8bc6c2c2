-- Every place that is told of, level by level; one of the past of the years alone that it answered
-- about.
CREATE TEMP TABLE place AS
SELECT unnest(CAST($1 AS VARCHAR[])) AS level,
       unnest(CAST($2 AS VARCHAR[])) AS name,
       unnest(CAST($3 AS BOOLEAN[])) AS past,
       CAST(generate_subscripts($2, 1) - 1 AS INTEGER) AS place;
