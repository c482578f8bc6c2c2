-- Rows that count now and did a year before.
CREATE TEMP VIEW {made} AS
SELECT * FROM {recognised} WHERE counted_before;
