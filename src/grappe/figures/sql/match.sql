-- Rows not recognised so far, matched with those of a year earlier by one more key.
INSERT INTO {matched}
WITH one AS (
  SELECT pairs.before AS report, keyed.row_number, {earlier} {key} AS key
  FROM {keyed} AS keyed
  JOIN pairs ON pairs.now = keyed.report AND pairs.questionnaire = {questionnaire}
  WHERE keyed.row_number NOT IN (SELECT now FROM {matched}) AND {filled}
),
other AS (
  SELECT keyed.report, keyed.row_number, {earlier} {key} AS key
  FROM {keyed} AS keyed
  WHERE keyed.row_number NOT IN (SELECT before FROM {matched}) AND {filled}
)
SELECT one.row_number, other.row_number
FROM one JOIN other USING (report, key)
WHERE {undecided};
