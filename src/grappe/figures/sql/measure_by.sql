-- One measure, by report and by what breaks it down; a declared choice nobody has counts 0.
CREATE TEMP TABLE {measure} AS
WITH found AS (
  SELECT report, coalesce(CAST({by} AS VARCHAR), '') AS breakdown, {value} AS value
  FROM {rows} WHERE {where} GROUP BY ALL
),
asked AS (
  SELECT report, unnest(CAST({choices} AS VARCHAR[])) AS breakdown FROM reports
  WHERE questionnaire = {questionnaire} AND {comparable}
  UNION
  SELECT report, breakdown FROM found
)
SELECT asked.report, asked.breakdown,
       CASE WHEN found.report IS NULL THEN 0 ELSE found.value END AS value
FROM asked LEFT JOIN found USING (report, breakdown);
