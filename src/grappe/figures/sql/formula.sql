-- An indicator: measures are summed over the clusters that have all of them, then computed with.
INSERT INTO found (indicator, place, period, breakdown, value, n)
SELECT {indicator}, standing.place, standing.period, '', {formula}, count(*)
FROM standing {measures}
WHERE {complete} AND {at_levels}
GROUP BY standing.place, standing.period;
