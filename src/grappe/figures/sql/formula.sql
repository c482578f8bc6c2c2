-- An indicator: measures are summed over the clusters that have all of them, then computed with.
CREATE OR REPLACE TEMP TABLE found AS
SELECT {place} AS place, places.year, {breakdown} AS breakdown,
       {formula} AS value, count(*) AS n
FROM places {measures}
WHERE {complete}
GROUP BY ALL;
