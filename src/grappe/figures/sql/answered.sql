-- How many clusters of a place answered a questionnaire about a year.
SELECT {place} AS place, reports.year, count(*) AS n
FROM reports
WHERE reports.questionnaire = {questionnaire}
GROUP BY ALL;
