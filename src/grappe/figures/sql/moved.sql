-- Rows recognised by their first key among those of the clusters that theirs follows.
CREATE TEMP TABLE {made} AS
WITH following AS (
  SELECT now, before FROM pairs WHERE across AND questionnaire = {questionnaire}
),
keyed AS (
  SELECT recognised.report, recognised.row_number, section.key
  FROM {recognised} AS recognised
  JOIN (SELECT file_row_number AS row_number, {key} AS key
        FROM read_parquet({file}, file_row_number = true)) AS section USING (row_number)
  WHERE recognisable AND report IN (SELECT now FROM following UNION SELECT before FROM following)
)
SELECT now.row_number AS now, before.row_number AS before
FROM following
JOIN keyed AS now ON now.report = following.now
JOIN keyed AS before ON before.report = following.before AND before.key = now.key;

UPDATE {recognised} SET counted_before = true WHERE row_number IN (SELECT now FROM {made});
UPDATE {recognised} SET counts_after = true WHERE row_number IN (SELECT before FROM {made});
