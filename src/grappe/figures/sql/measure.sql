-- One measure, by report. A report whose rows are none of those asked for counts 0; one without
-- any row has what the aggregate gives of nothing.
CREATE TEMP TABLE {measure} AS
WITH found AS (SELECT report, {value} AS value FROM {rows} WHERE {where} GROUP BY report),
     answered AS (SELECT DISTINCT report FROM {counted}),
     nothing AS (SELECT {value} AS value FROM {rows} WHERE false)
SELECT reports.report,
       CASE WHEN found.report IS NOT NULL THEN found.value
            WHEN answered.report IS NOT NULL THEN 0
            ELSE nothing.value END AS value
FROM reports
CROSS JOIN nothing
LEFT JOIN found USING (report)
LEFT JOIN answered USING (report)
WHERE reports.questionnaire = {questionnaire} AND {comparable};
