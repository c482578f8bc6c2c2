-- Each report stands in one place of each level.
CREATE TEMP TABLE standing AS
SELECT report, period, level, place
FROM (
  SELECT report, period, 'cluster' AS level, cluster AS name FROM places
  UNION ALL SELECT report, period, 'domain', domain FROM places
  UNION ALL SELECT report, period, 'region', {region} FROM places
)
JOIN place USING (level, name);

-- What was found of each indicator, so far nothing. What is `hidden` is hidden from everybody.
CREATE TEMP TABLE found (
  indicator INTEGER, place INTEGER, period BIGINT, breakdown VARCHAR, value DOUBLE, n BIGINT,
  hidden BOOLEAN DEFAULT false
);
