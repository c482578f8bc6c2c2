-- Which cluster answered which questionnaire about which year. A report number stands for a
-- cluster and a year or a quarter, whatever the questionnaire. `period`: the year, then the quarter
-- as one more digit.
CREATE TEMP TABLE places AS
SELECT row_number() OVER (ORDER BY cluster, year, quarter) AS report, cluster, domain, year,
       quarter, year * 10 + quarter AS period
FROM (SELECT DISTINCT cluster, domain, year, quarter FROM told);

CREATE TEMP TABLE reports AS
SELECT DISTINCT told.questionnaire, places.*
FROM told JOIN places USING (cluster, year, quarter);

-- Each report with the same cluster's report of the year before, where both were given; `across`
-- says it of clusters that follow others. Who left is told of the pair that `bears` it.
CREATE TEMP TABLE pairs AS
SELECT now.questionnaire, now.report AS now, before.report AS before, true AS bears, false AS across
FROM reports AS now
JOIN reports AS before
  ON before.questionnaire = now.questionnaire
 AND before.cluster = now.cluster
 AND before.year = now.year - 1
 AND before.quarter = now.quarter;
