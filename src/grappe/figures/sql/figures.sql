-- What is told of each indicator: a line for each place, each year that anybody answered about,
-- and each choice (and other wording found) that breaks it down. `n`: the clusters behind it.
WITH indicator AS (
  SELECT unnest(CAST($1 AS VARCHAR[])) AS questionnaire,
         unnest(CAST($2 AS BOOLEAN[])) AS summed,
         CAST(generate_subscripts($1, 1) - 1 AS INTEGER) AS indicator
),
choice AS (
  SELECT unnest(CAST($3 AS INTEGER[])) AS indicator,
         unnest(CAST($4 AS VARCHAR[])) AS breakdown,
         CAST(generate_subscripts($4, 1) AS INTEGER) AS choice
),
answered AS (
  SELECT questionnaire, place, year, count(*) AS n
  FROM reports JOIN (SELECT report, place FROM standing) USING (report)
  GROUP BY ALL
),
wanted AS (
  SELECT indicator, place, year, breakdown
  FROM indicator
  JOIN (SELECT DISTINCT questionnaire, year FROM reports) USING (questionnaire)
  JOIN choice USING (indicator), place
  UNION
  SELECT indicator, place, year, breakdown FROM found
),
told AS (
  SELECT wanted.*, choice.choice, found.value,
         coalesce(found.n, CASE WHEN summed THEN 0 ELSE answered.n END, 0) AS n
  FROM wanted
  JOIN indicator USING (indicator)
  LEFT JOIN found USING (indicator, place, year, breakdown)
  LEFT JOIN answered USING (questionnaire, place, year)
  LEFT JOIN choice USING (indicator, breakdown)
)
SELECT indicator, place, year, breakdown, value, n,
       CASE WHEN value IS NOT NULL THEN 'shown' WHEN n > 0 THEN 'not_applicable' ELSE 'missing' END
         AS status
FROM told
ORDER BY indicator, place, year, choice NULLS LAST, breakdown;
