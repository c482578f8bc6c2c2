-- Each report stands in one place of each level.
CREATE TEMP TABLE standing AS
SELECT report, year, level, place
FROM (
  SELECT report, year, 'cluster' AS level, cluster AS name FROM places
  UNION ALL SELECT report, year, 'domain', domain FROM places
  UNION ALL SELECT report, year, 'region', {region} FROM places
)
JOIN place USING (level, name);

-- What was found of each indicator, so far nothing. What is `hidden` is hidden from everybody.
CREATE TEMP TABLE found (
  indicator INTEGER, place INTEGER, year BIGINT, breakdown VARCHAR, value DOUBLE, n BIGINT,
  hidden BOOLEAN DEFAULT false
);
