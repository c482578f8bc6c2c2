-- Rows that count now and did not a year before.
CREATE TEMP VIEW {made} AS
SELECT counted.* FROM {counted} AS counted
SEMI JOIN pairs ON pairs.now = counted.report AND pairs.questionnaire = {questionnaire}
WHERE NOT counted_before;
