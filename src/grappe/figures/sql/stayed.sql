-- Rows that count now and did a year before.
CREATE TEMP VIEW {compared} AS
SELECT counted.* FROM {counted} AS counted
JOIN pairs ON pairs.now = counted.report AND pairs.questionnaire = {questionnaire}
WHERE counted.row_number IN (SELECT now FROM {matched});
