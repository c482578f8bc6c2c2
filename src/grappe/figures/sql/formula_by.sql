-- As `formula`, broken down: behind each part stand all clusters that have the measures.
INSERT INTO found (indicator, place, period, breakdown, value, n)
WITH complete AS (
  SELECT standing.place, standing.period, standing.report, {breakdown} AS breakdown{values}
  FROM standing {measures}
  WHERE {complete} AND {at_levels}
),
behind AS (SELECT place, period, count(DISTINCT report) AS n FROM complete GROUP BY ALL)
SELECT {indicator}, place, period, breakdown, {formula}, any_value(n)
FROM complete JOIN behind USING (place, period)
GROUP BY place, period, breakdown;
