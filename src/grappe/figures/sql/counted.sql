-- The rows of a section that count for their year, with what its measures need of them, and whether
-- they are recognised a year before and a year after: `match` says it.
CREATE TEMP TABLE {counted} AS
SELECT places.report, section.file_row_number AS row_number, {columns},
       false AS counted_before, false AS counts_after
FROM read_parquet({file}, file_row_number = true) AS section
JOIN places USING (cluster, year)
WHERE {about} AND {counts};
