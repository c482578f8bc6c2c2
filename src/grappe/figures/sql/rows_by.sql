-- As `rows`, broken down: each part is evaluated over its own rows, behind it stand all clusters
-- that have a row of any.
INSERT INTO found (indicator, place, period, breakdown, value, n)
WITH kept AS (
  SELECT counted.*, standing.place AS "its place", standing.period AS "its period"
  FROM {counted} AS counted
  JOIN (SELECT report, place, period FROM standing WHERE {at_levels}) AS standing USING (report)
  WHERE {where}
),
behind AS (SELECT "its place", "its period", count(DISTINCT report) AS n FROM kept GROUP BY ALL),
parts AS (SELECT *, {part} AS "its part" FROM kept)
SELECT {indicator}, "its place", "its period", coalesce(CAST("its part" AS VARCHAR), ''), {value},
       any_value(n)
FROM parts JOIN behind USING ("its place", "its period")
GROUP BY "its place", "its period", "its part";
