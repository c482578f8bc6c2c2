-- The rows of a section that count for their year, with what is asked of those that are compared, and
-- whether they are recognised a year before and a year after. By their first key (a number) they
-- are at once: of each cluster and key the years are kept as bits, so that a year earlier and a year
-- later are one look away. Both stand as one number of 64 bits, which two of a billion rows hardly
-- share. Rows without that key are not `recognisable` by it.
CREATE TEMP TABLE {made} AS
WITH seen AS (
  SELECT hash(cluster, {key}) AS known, bit_or(1::BIGINT << (year % 63)) AS in_years
  FROM read_parquet({file})
  WHERE {counts} AND {key} IS NOT NULL
  GROUP BY ALL
)
SELECT places.report, section.file_row_number AS row_number, {columns},
       in_years IS NOT NULL AS recognisable,
       coalesce(in_years & (1::BIGINT << ((places.year - 1) % 63)) > 0, false) AS counted_before,
       coalesce(in_years & (1::BIGINT << ((places.year + 1) % 63)) > 0, false) AS counts_after
FROM read_parquet({file}, file_row_number = true) AS section
JOIN places USING (cluster, year)
LEFT JOIN seen ON seen.known = hash(section.cluster, {key})
WHERE quarter = 0 AND {counts};
