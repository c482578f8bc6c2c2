-- What is told of each indicator: a line for each place, each year that anybody answered about,
-- and each choice (and other wording found) that breaks it down. `n`: the clusters behind it.
WITH indicator AS (
  SELECT unnest(CAST($1 AS VARCHAR[])) AS indicator,
         unnest(CAST($2 AS VARCHAR[])) AS questionnaire,
         unnest(CAST($3 AS BOOLEAN[])) AS summed,
         generate_subscripts($1, 1) AS asked
),
choice AS (
  SELECT unnest(CAST($4 AS VARCHAR[])) AS indicator,
         unnest(CAST($5 AS VARCHAR[])) AS breakdown,
         generate_subscripts($5, 1) AS choice
),
answered AS (
  SELECT questionnaire, level, place, year, count(*) AS n
  FROM reports JOIN (SELECT report, level, place FROM standing) USING (report)
  GROUP BY ALL
),
wanted AS (
  SELECT indicator, level, place, year, breakdown
  FROM indicator
  JOIN (SELECT DISTINCT questionnaire, year FROM answered) USING (questionnaire)
  JOIN choice USING (indicator), place
  UNION
  SELECT indicator, level, place, year, breakdown FROM found SEMI JOIN place USING (level, place)
),
told AS (
  SELECT wanted.*, indicator.asked, place.position, choice.choice, found.value,
         coalesce(found.n, CASE WHEN summed THEN 0 ELSE answered.n END, 0) AS n
  FROM wanted
  JOIN indicator USING (indicator)
  JOIN place USING (level, place)
  LEFT JOIN found USING (indicator, level, place, year, breakdown)
  LEFT JOIN answered USING (questionnaire, level, place, year)
  LEFT JOIN choice USING (indicator, breakdown)
)
SELECT asked - 1 AS asked, level, place, year, breakdown, value, n,
       CASE WHEN value IS NOT NULL THEN 'shown' WHEN n > 0 THEN 'not_applicable' ELSE 'missing' END
FROM told
ORDER BY asked, position, year, choice NULLS LAST, breakdown;
