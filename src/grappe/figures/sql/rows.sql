-- An indicator that cannot be summed (a median): evaluated over all rows of the place.
CREATE OR REPLACE TEMP TABLE found AS
SELECT {place} AS place, counted.year, {breakdown} AS breakdown,
       {value} AS value, count(DISTINCT counted.report) AS n
FROM {counted} AS counted
JOIN (SELECT report, cluster, domain FROM places) AS places USING (report)
WHERE {where}
GROUP BY {place}, counted.year, {breakdown};
