-- Rows that count now and did a year before.
CREATE TEMP VIEW {made} AS
SELECT * FROM {counted} WHERE counted_before;
