-- Rows with all their keys that another key may still recognise: those of reports in which, or in
-- whose neighbour of a year before or after, a row lacks the first key.
CREATE TEMP TABLE {made} AS
WITH compared AS (SELECT * FROM pairs WHERE questionnaire = {questionnaire}),
     looked_at AS (
       SELECT report FROM {lacking}
       UNION SELECT now FROM compared WHERE before IN (SELECT report FROM {lacking})
       UNION SELECT before FROM compared WHERE now IN (SELECT report FROM {lacking})
     ),
     open AS (
       SELECT report, row_number, counted_before, counts_after
       FROM {recognised} JOIN looked_at USING (report)
       WHERE NOT (counted_before AND counts_after)
     )
SELECT open.*, {keys}
FROM open
JOIN read_parquet({file}, file_row_number = true) AS section
  ON section.file_row_number = open.row_number;
