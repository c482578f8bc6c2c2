-- As `formula`, broken down: behind each part stand all clusters that have the measures.
INSERT INTO found (indicator, place, period, breakdown, value, n)
WITH complete AS (
  SELECT standing.place, standing.period, standing.report, {breakdown} AS breakdown{values}
  FROM standing {measures}
  WHERE {complete} AND {at_levels}
),
computed AS (
  SELECT place, period, breakdown, {formula} AS value FROM complete GROUP BY place, period, breakdown
),
behind AS (
  SELECT place, period, count(*) AS n
  FROM standing WHERE report IN (SELECT report FROM complete)
  GROUP BY place, period
)
SELECT {indicator}, place, period, breakdown, value, n
FROM computed JOIN behind USING (place, period);
