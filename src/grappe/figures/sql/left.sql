-- Rows that counted a year before and do not now; they are told in the year in which they lack.
CREATE TEMP VIEW {made} AS
SELECT recognised.* REPLACE (pairs.now AS report, recognised.year + 1 AS year)
FROM {recognised} AS recognised
JOIN pairs
  ON pairs.before = recognised.report AND pairs.questionnaire = {questionnaire} AND pairs.bears
WHERE NOT counts_after;
