-- Which cluster answered which questionnaire about which year. A report number stands for a
-- cluster and a year, whatever the questionnaire.
CREATE TEMP TABLE places AS
SELECT row_number() OVER (ORDER BY cluster, year) AS report, cluster, domain, year
FROM (SELECT DISTINCT cluster, domain, year FROM told);

CREATE TEMP TABLE reports AS
SELECT DISTINCT told.questionnaire, places.report, places.cluster, places.domain, places.year
FROM told JOIN places USING (cluster, year);

-- Each report with the same cluster's report of the year before, where both were given; `across`
-- says it of clusters that follow others. Who left is told of the pair that `bears` it.
CREATE TEMP TABLE pairs AS
SELECT now.questionnaire, now.report AS now, before.report AS before, true AS bears, false AS across
FROM reports AS now
JOIN reports AS before
  ON before.questionnaire = now.questionnaire
 AND before.cluster = now.cluster
 AND before.year = now.year - 1;
