-- The rows of a section that count for their year.
CREATE TEMP VIEW {counted} AS
SELECT places.report, file_row_number AS row_number, section.* EXCLUDE (file_row_number)
FROM read_parquet({file}, file_row_number = true) AS section
JOIN places USING (cluster, year)
WHERE {counts};
