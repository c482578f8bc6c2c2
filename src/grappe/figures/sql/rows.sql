-- An indicator that cannot be summed (a median): evaluated over all rows of the place.
INSERT INTO found
SELECT {indicator}, standing.place, counted.year, {breakdown} AS breakdown,
       {value} AS value, count(DISTINCT counted.report) AS n
FROM {counted} AS counted
JOIN (SELECT report, place FROM standing) AS standing USING (report)
WHERE {where}
GROUP BY standing.place, counted.year, {breakdown};
