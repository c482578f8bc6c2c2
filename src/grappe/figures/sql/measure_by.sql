-- Measures of the same rows, by report and by what breaks them down; a declared choice nobody has
-- counts 0.
CREATE TEMP TABLE {measured} AS
WITH found AS (
  SELECT report, coalesce(CAST({by} AS VARCHAR), '') AS breakdown, true AS is_found, {values}
  FROM {rows} WHERE {where} GROUP BY ALL
),
asked AS (
  SELECT report, unnest(CAST({choices} AS VARCHAR[])) AS breakdown FROM reports
  WHERE questionnaire = {questionnaire} AND {comparable}
)
SELECT report, breakdown, {told}
FROM asked FULL JOIN found USING (report, breakdown);
