-- An indicator that cannot be summed (a median): evaluated over all rows of the place.
INSERT INTO found (indicator, place, period, breakdown, value, n)
WITH placed AS (
  SELECT report, place AS "its place", period AS "its period" FROM standing WHERE {at_levels}
),
valued AS (
  SELECT "its place", "its period", {value} AS "its value"
  FROM {counted} JOIN placed USING (report)
  WHERE {where}
  GROUP BY "its place", "its period"
),
behind AS (
  SELECT "its place", "its period", count(*) AS n
  FROM {reporting} AS reporting JOIN placed USING (report)
  GROUP BY "its place", "its period"
)
SELECT {indicator}, "its place", "its period", '', "its value", n
FROM valued JOIN behind USING ("its place", "its period");
