-- As `rows`, over one row of each thing that `once` names; over fewer than `least`, it is hidden.
INSERT INTO found (indicator, place, period, breakdown, value, n, hidden)
WITH kept AS (
  SELECT counted.*, standing.place AS "its place", standing.period AS "its period"
  FROM {counted} AS counted
  JOIN (SELECT report, place, period FROM standing WHERE {at_levels}) AS standing USING (report)
  WHERE {where}
),
behind AS (SELECT "its place", "its period", count(DISTINCT report) AS n FROM kept GROUP BY ALL),
parts AS (SELECT *, {part} AS "its part" FROM kept),
things AS (SELECT DISTINCT ON ("its place", "its period", "its part", {once}) * FROM parts ORDER BY row_number)
SELECT {indicator}, "its place", "its period", coalesce(CAST("its part" AS VARCHAR), ''), {value},
       any_value(n), count(*) < {least}
FROM things JOIN behind USING ("its place", "its period")
GROUP BY "its place", "its period", "its part";
