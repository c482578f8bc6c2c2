-- The pairs of clusters that follow others: with each of those before; none where one is missing.
INSERT INTO pairs
SELECT lineage.questionnaire, now.report, before.report, lineage.bears, true
FROM lineage
JOIN places AS now ON now.cluster = lineage.now AND now.period = lineage.year * 10
JOIN places AS before
  ON before.cluster = lineage.before AND before.period = (lineage.year - 1) * 10;

DELETE FROM pairs USING lineage, places
WHERE lineage.before IS NULL
  AND places.cluster = lineage.now AND places.period = lineage.year * 10
  AND pairs.now = places.report AND pairs.questionnaire = lineage.questionnaire;
