-- The rows of a section that count for their year, with what is asked of them. The file is looked at
-- each time: keeping its rows would take longer.
CREATE TEMP VIEW {counted} AS
SELECT places.report, section.file_row_number AS row_number, {columns}
FROM read_parquet({file}, file_row_number = true) AS section
JOIN places USING (cluster, year)
WHERE {about} AND {counts};
