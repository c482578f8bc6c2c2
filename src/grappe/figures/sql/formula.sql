-- An indicator: measures are summed over the clusters that have all of them, then computed with.
INSERT INTO found
SELECT {indicator}, standing.place, standing.year, {breakdown} AS breakdown,
       {formula} AS value, count(*) AS n
FROM standing {measures}
WHERE {complete}
GROUP BY ALL;
