-- As `rows`, broken down: each part is evaluated over its own rows, behind it stand all clusters
-- that have a row of any.
INSERT INTO found (indicator, place, period, breakdown, value, n)
WITH placed AS (
  SELECT report, place AS "its place", period AS "its period" FROM standing WHERE {at_levels}
),
parts AS (
  SELECT *, {part} AS "its part" FROM {counted} JOIN placed USING (report) WHERE {where} AND {some}
),
valued AS (
  SELECT "its place", "its period", "its part", {value} AS "its value"
  FROM parts
  GROUP BY "its place", "its period", "its part"
),
behind AS (
  SELECT "its place", "its period", count(*) AS n
  FROM {reporting} AS reporting JOIN placed USING (report)
  GROUP BY "its place", "its period"
)
SELECT {indicator}, "its place", "its period", coalesce(CAST("its part" AS VARCHAR), ''),
       "its value", n
FROM valued JOIN behind USING ("its place", "its period");
