-- As `rows`, of things that happen: where none did, the value is that of nothing. Behind it stand all
-- clusters that answered.
INSERT INTO found (indicator, place, period, breakdown, value, n)
WITH asked AS (SELECT report, place, period FROM standing WHERE {at_levels}),
kept AS (
  SELECT counted.*, asked.place AS "its place", asked.period AS "its period"
  FROM {counted} AS counted JOIN asked USING (report)
  WHERE {where}
),
parts AS (SELECT *, {part} AS "its part" FROM kept),
valued AS (
  SELECT "its place" AS place, "its period" AS period,
         coalesce(CAST("its part" AS VARCHAR), '') AS breakdown, {value} AS "its value",
         true AS is_found
  FROM parts GROUP BY ALL
),
nothing AS (SELECT {value} AS "value of nothing" FROM parts WHERE false),
answered AS (
  SELECT asked.place, asked.period, count(*) AS n
  FROM asked JOIN reports USING (report)
  WHERE questionnaire = {questionnaire}
  GROUP BY ALL
),
told AS (
  SELECT place, period, unnest(CAST({choices} AS VARCHAR[])) AS breakdown FROM answered
)
SELECT {indicator}, place, period, breakdown,
       CASE WHEN is_found THEN "its value" ELSE "value of nothing" END, n
FROM told
FULL JOIN valued USING (place, period, breakdown)
JOIN answered USING (place, period)
CROSS JOIN nothing;
