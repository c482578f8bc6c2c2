-- Rows that count now and did not a year before.
CREATE TEMP VIEW {made} AS
SELECT recognised.* FROM {recognised} AS recognised
SEMI JOIN pairs ON pairs.now = recognised.report AND pairs.questionnaire = {questionnaire}
WHERE NOT counted_before;
