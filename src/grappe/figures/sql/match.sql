-- Rows not recognised so far, matched with those of a year earlier by one more key.
INSERT INTO {matched}
WITH one AS (
  SELECT pairs.before AS report, counted.row_number, {earlier} {key} AS key
  FROM {counted} AS counted
  JOIN pairs ON pairs.now = counted.report AND pairs.questionnaire = {questionnaire}
  ANTI JOIN {matched} AS matched ON matched.now = counted.row_number
  WHERE {filled}
),
other AS (
  SELECT counted.report, counted.row_number, {earlier} {key} AS key
  FROM {counted} AS counted
  ANTI JOIN {matched} AS matched ON matched.before = counted.row_number
  WHERE {filled}
)
SELECT one.row_number, other.row_number
FROM one JOIN other USING (report, key)
WHERE {undecided};
