-- The parts of indicators, numbered as they stand: those that are `told` whoever has them, in their
-- order, then other wording found. One that `stands_for_parts` is told where none was found.
CREATE TEMP TABLE part AS
WITH choice AS (
  SELECT unnest(CAST($1 AS INTEGER[])) AS indicator,
         unnest(CAST($2 AS VARCHAR[])) AS breakdown,
         unnest(CAST($3 AS BOOLEAN[])) AS stands_for_parts,
         CAST(generate_subscripts($2, 1) AS INTEGER) AS choice
)
SELECT CAST(row_number() OVER (ORDER BY indicator, choice NULLS LAST, breakdown) - 1 AS INTEGER)
         AS part,
       indicator, breakdown, choice IS NOT NULL AS told,
       coalesce(stands_for_parts, false) AS stands_for_parts
FROM choice FULL JOIN (SELECT DISTINCT indicator, breakdown FROM found) USING (indicator, breakdown);
