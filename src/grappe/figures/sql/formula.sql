-- An indicator: measures are summed over the clusters that have all of them, then computed with.
INSERT INTO found (indicator, place, year, breakdown, value, n)
SELECT {indicator}, standing.place, standing.year, '', {formula}, count(*)
FROM standing {measures}
WHERE {complete} AND {at_levels}
GROUP BY standing.place, standing.year;
