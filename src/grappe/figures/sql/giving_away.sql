-- A sum that would give away, by subtraction, what fewer than `least` things of some clusters add
-- to it is hidden too: a domain's, and the Region's where domains are hidden.
WITH kept AS (
  SELECT report, {part} AS "its part", {once} AS thing FROM {counted} WHERE {where}
),
placed AS (
  SELECT domain, report, places.period, coalesce(CAST("its part" AS VARCHAR), '') AS breakdown, thing
  FROM kept JOIN places USING (report)
),
clusters AS (
  SELECT domain, report, period, breakdown, count(DISTINCT thing) AS behind FROM placed GROUP BY ALL
),
hidden_clusters AS (
  SELECT domain, period, breakdown, sum(behind) AS inside
  FROM clusters WHERE behind < {least} GROUP BY ALL
),
domains AS (
  SELECT domain, period, breakdown, count(DISTINCT thing) AS behind FROM placed GROUP BY ALL
),
hidden_domains AS (
  SELECT domain, period, breakdown, least(inside, behind) AS inside
  FROM domains JOIN hidden_clusters USING (domain, period, breakdown)
  WHERE least(inside, behind) < {least}
),
giving_away AS (
  SELECT 'domain' AS level, domain AS name, period, breakdown FROM hidden_domains
  UNION ALL
  SELECT 'region', place.name, period, breakdown
  FROM hidden_domains, place WHERE place.level = 'region'
  GROUP BY place.name, period, breakdown
  HAVING sum(inside) < {least}
)
UPDATE found SET hidden = true
FROM giving_away JOIN place USING (level, name)
WHERE found.indicator = {indicator} AND found.place = place.place
  AND found.period = giving_away.period AND found.breakdown = giving_away.breakdown;
