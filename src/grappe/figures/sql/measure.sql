-- Measures of the same rows, by report. A report whose rows are none of those asked for counts 0;
-- one without any row has what the aggregate gives of nothing.
CREATE TEMP TABLE {measured} AS
WITH found AS (SELECT report, {values} FROM {rows} WHERE {where} GROUP BY report),
     nothing AS (SELECT {values} FROM {rows} WHERE false)
SELECT reports.report, {told}
FROM reports
CROSS JOIN nothing
LEFT JOIN found USING (report)
LEFT JOIN {reporting} AS reporting USING (report)
WHERE reports.questionnaire = {questionnaire} AND {comparable};
