-- The pairs of clusters that follow others: with each of those before; none where one is missing.
INSERT INTO pairs
SELECT lineage.questionnaire, now.report, before.report, lineage.bears, true
FROM lineage
JOIN places AS now ON now.cluster = lineage.now AND now.year = lineage.year
JOIN places AS before ON before.cluster = lineage.before AND before.year = lineage.year - 1;

DELETE FROM pairs USING lineage, places
WHERE lineage.before IS NULL
  AND places.cluster = lineage.now AND places.year = lineage.year
  AND pairs.now = places.report AND pairs.questionnaire = lineage.questionnaire;
