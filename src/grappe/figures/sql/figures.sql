-- What is told of each indicator: a line for each place, each year that anybody answered about,
-- and each choice (and other wording found) that breaks it down. A choice that `stands_for_parts`
-- is told where none of them was found. `n`: the clusters behind it.
WITH indicator AS (
  SELECT unnest(CAST($1 AS VARCHAR[])) AS questionnaire,
         unnest(CAST($2 AS BOOLEAN[])) AS summed,
         unnest(CAST($3 AS VARCHAR[][])) AS levels,
         CAST(generate_subscripts($1, 1) - 1 AS INTEGER) AS indicator
),
choice AS (
  SELECT unnest(CAST($4 AS INTEGER[])) AS indicator,
         unnest(CAST($5 AS VARCHAR[])) AS breakdown,
         unnest(CAST($6 AS BOOLEAN[])) AS stands_for_parts,
         CAST(generate_subscripts($5, 1) AS INTEGER) AS choice
),
answered AS (
  SELECT questionnaire, place, year, count(*) AS n
  FROM reports JOIN (SELECT report, place FROM standing) USING (report)
  GROUP BY ALL
),
asked AS (
  SELECT indicator, place, year, breakdown, stands_for_parts
  FROM indicator
  JOIN (SELECT DISTINCT questionnaire, year FROM reports) USING (questionnaire)
  JOIN choice USING (indicator)
  JOIN place ON list_contains(levels, place.level)
),
wanted AS (
  SELECT indicator, place, year, breakdown FROM asked WHERE NOT stands_for_parts
  UNION
  SELECT indicator, place, year, breakdown FROM asked
  ANTI JOIN found USING (indicator, place, year) WHERE stands_for_parts
  UNION
  SELECT indicator, place, year, breakdown FROM found
),
told AS (
  SELECT wanted.*, choice.choice, coalesce(found.hidden, false) AS hidden,
         CASE WHEN NOT found.hidden THEN found.value END AS value,
         coalesce(found.n, CASE WHEN summed THEN 0 ELSE answered.n END, 0) AS n
  FROM wanted
  JOIN indicator USING (indicator)
  LEFT JOIN found USING (indicator, place, year, breakdown)
  LEFT JOIN answered USING (questionnaire, place, year)
  LEFT JOIN choice USING (indicator, breakdown)
)
SELECT indicator, place, year, breakdown, value, n,
       CASE WHEN hidden THEN 'hidden' WHEN value IS NOT NULL THEN 'shown'
            WHEN n > 0 THEN 'not_applicable' ELSE 'missing' END AS status
FROM told
ORDER BY indicator, place, year, choice NULLS LAST, breakdown;
