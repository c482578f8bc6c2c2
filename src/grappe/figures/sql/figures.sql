-- What is told of each indicator: a line for each place, each year or quarter that anybody answered
-- about, and each part (a choice, or other wording found) that breaks it down. A part that
-- `stands_for_parts` is told where none of them was found. `n`: the clusters behind it; `status`:
-- shown (0), hidden (1), not applicable (2), missing (3).
WITH indicator AS (
  SELECT unnest(CAST($1 AS VARCHAR[])) AS questionnaire,
         unnest(CAST($2 AS BOOLEAN[])) AS summed,
         unnest(CAST($3 AS VARCHAR[][])) AS levels,
         unnest(CAST($4 AS BOOLEAN[])) AS of_years,
         CAST(generate_subscripts($1, 1) - 1 AS INTEGER) AS indicator
),
answered AS (
  SELECT questionnaire, place, period, count(*) AS n
  FROM reports JOIN (SELECT report, place FROM standing) USING (report)
  GROUP BY ALL
),
answering AS (
  SELECT questionnaire, place, period, level
  FROM (SELECT DISTINCT questionnaire, period FROM reports), place WHERE NOT past
  UNION ALL
  SELECT questionnaire, place, period, level FROM answered JOIN place USING (place) WHERE past
),
asked AS (
  SELECT indicator, place, period, part, breakdown, stands_for_parts
  FROM indicator
  JOIN (SELECT indicator, unnest(levels) AS level FROM indicator) USING (indicator)
  JOIN answering USING (questionnaire, level)
  JOIN part USING (indicator)
  WHERE told AND (of_years OR period % 10 > 0)
),
wanted AS (
  SELECT indicator, place, period, coalesce(asked.part, part.part) AS part, value, n, hidden
  FROM (SELECT * FROM asked WHERE NOT stands_for_parts) AS asked
  FULL JOIN found USING (indicator, place, period, breakdown)
  LEFT JOIN part USING (indicator, breakdown)
  UNION ALL
  SELECT indicator, place, period, part, NULL, NULL, NULL
  FROM asked ANTI JOIN found USING (indicator, place, period)
  WHERE stands_for_parts
),
told AS (
  SELECT wanted.* EXCLUDE (n),
         coalesce(wanted.n, CASE WHEN summed THEN 0 ELSE answered.n END, 0) AS n
  FROM wanted
  JOIN indicator USING (indicator)
  LEFT JOIN answered USING (questionnaire, place, period)
)
SELECT indicator, place, period // 10 AS year, part, CASE WHEN NOT hidden THEN value END AS value, n,
       CASE WHEN hidden THEN 1 WHEN value IS NOT NULL THEN 0 WHEN n > 0 THEN 2 ELSE 3 END AS status,
       nullif(period % 10, 0) AS quarter
FROM told
ORDER BY indicator, place, period, part;
