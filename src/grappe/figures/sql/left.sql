-- Rows that counted a year before and do not now; they are told in the year in which they lack.
CREATE TEMP VIEW {made} AS
SELECT counted.* REPLACE (pairs.now AS report, counted.year + 1 AS year)
FROM {counted} AS counted
JOIN pairs
  ON pairs.before = counted.report AND pairs.questionnaire = {questionnaire} AND pairs.bears
WHERE NOT counts_after;
