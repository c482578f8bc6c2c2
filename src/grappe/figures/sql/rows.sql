-- An indicator that cannot be summed (a median): evaluated over all rows of the place.
SELECT {place} AS place, counted.year, {breakdown} AS breakdown,
       {value} AS value, count(DISTINCT counted.report) AS n
FROM {counted} AS counted
WHERE {where}
GROUP BY ALL
ORDER BY ALL;
