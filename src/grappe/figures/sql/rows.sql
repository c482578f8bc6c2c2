-- An indicator that cannot be summed (a median): evaluated over all rows of the place.
INSERT INTO found (indicator, place, year, breakdown, value, n)
WITH placed AS (
  SELECT report, place AS "its place", year AS "its year" FROM standing WHERE {at_levels}
),
valued AS (
  SELECT "its place", "its year", {value} AS "its value"
  FROM {counted} JOIN placed USING (report)
  WHERE {where}
  GROUP BY "its place", "its year"
),
behind AS (
  SELECT "its place", "its year", count(*) AS n
  FROM {reporting} AS reporting JOIN placed USING (report)
  GROUP BY "its place", "its year"
)
SELECT {indicator}, "its place", "its year", '', "its value", n
FROM valued JOIN behind USING ("its place", "its year");
