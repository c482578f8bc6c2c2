-- As `rows`, over one row of each thing that `once` names; over fewer than `least`, it is hidden.
INSERT INTO found (indicator, place, year, breakdown, value, n, hidden)
WITH kept AS (
  SELECT counted.*, standing.place AS "its place"
  FROM {counted} AS counted
  JOIN (SELECT report, place FROM standing WHERE {at_levels}) AS standing USING (report)
  WHERE {where}
),
behind AS (SELECT "its place", year, count(DISTINCT report) AS n FROM kept GROUP BY ALL),
parts AS (SELECT *, {part} AS "its part" FROM kept),
things AS (SELECT DISTINCT ON ("its place", year, "its part", {once}) * FROM parts ORDER BY row_number)
SELECT {indicator}, "its place", year, coalesce(CAST("its part" AS VARCHAR), ''), {value},
       any_value(n), count(*) < {least}
FROM things JOIN behind USING ("its place", year)
GROUP BY "its place", year, "its part";
