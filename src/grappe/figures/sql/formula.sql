-- An indicator: measures are summed over the clusters that have all of them, then computed with.
INSERT INTO found
SELECT {indicator}, standing.level, standing.place, standing.year, {breakdown} AS breakdown,
       {formula} AS value, count(*) AS n
FROM standing {measures}
WHERE standing.level IN (SELECT level FROM place) AND {complete}
GROUP BY ALL;
