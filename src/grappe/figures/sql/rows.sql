-- An indicator that cannot be summed (a median): evaluated over all rows of the place.
INSERT INTO found (indicator, place, year, breakdown, value, n)
SELECT {indicator}, standing.place, counted.year, '', {value}, count(DISTINCT counted.report)
FROM {counted} AS counted
JOIN (SELECT report, place FROM standing WHERE level IN {levels}) AS standing USING (report)
WHERE {where}
GROUP BY standing.place, counted.year;
