-- What is told of an indicator: a line for each place, each year that anybody answered about,
-- and each choice (and other wording found) that breaks it down. `n`: the clusters behind it.
WITH answered AS (
  SELECT {place} AS place, year, count(*) AS n
  FROM reports AS places
  WHERE questionnaire = {questionnaire}
  GROUP BY ALL
),
place AS (
  SELECT unnest(CAST($1 AS VARCHAR[])) AS place, generate_subscripts($1, 1) AS position
),
choice AS (
  SELECT unnest(CAST($2 AS VARCHAR[])) AS breakdown, generate_subscripts($2, 1) AS choice
),
wanted AS (
  SELECT place, year, breakdown
  FROM place, (SELECT DISTINCT year FROM answered), choice
  UNION
  SELECT found.place, found.year, found.breakdown FROM found SEMI JOIN place USING (place)
)
SELECT place, year, breakdown, CAST(found.value AS DOUBLE) AS value,
       coalesce(found.n, {otherwise}, 0) AS n,
       CASE WHEN found.value IS NOT NULL THEN 'shown'
            WHEN coalesce(found.n, {otherwise}, 0) > 0 THEN 'not_applicable'
            ELSE 'missing' END AS status
FROM wanted
JOIN place USING (place)
LEFT JOIN found USING (place, year, breakdown)
LEFT JOIN answered USING (place, year)
LEFT JOIN choice USING (breakdown)
ORDER BY position, year, choice NULLS LAST, breakdown;
