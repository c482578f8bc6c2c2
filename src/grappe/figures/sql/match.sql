-- Rows not recognised so far, matched with those of a year earlier by one more key. Two rows that
-- both have an earlier key were told apart by it: only those are looked at for which a row of the
-- other year lacks it.
CREATE OR REPLACE TEMP TABLE matched AS
WITH these AS (
  SELECT pairs.before AS report, undecided.* EXCLUDE (report)
  FROM {undecided} AS undecided
  JOIN pairs ON pairs.now = undecided.report AND pairs.questionnaire = {questionnaire}
  WHERE NOT counted_before AND {filled}
),
those AS (SELECT * FROM {undecided} WHERE NOT counts_after AND {filled}),
now AS (SELECT report, row_number, {earlier} {key} AS key FROM these WHERE {now_open}),
before AS (SELECT report, row_number, {earlier} {key} AS key FROM those WHERE {before_open})
SELECT now.row_number AS now, before.row_number AS before
FROM now JOIN before USING (report, key)
WHERE NOT ({told_apart});

UPDATE {undecided} SET counted_before = true WHERE row_number IN (SELECT now FROM matched);
UPDATE {undecided} SET counts_after = true WHERE row_number IN (SELECT before FROM matched);
UPDATE {recognised} SET counted_before = true WHERE row_number IN (SELECT now FROM matched);
UPDATE {recognised} SET counts_after = true WHERE row_number IN (SELECT before FROM matched);
