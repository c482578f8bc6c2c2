-- Rows that count now and did a year before.
CREATE TEMP VIEW {compared} AS
SELECT counted.* FROM {counted} AS counted
SEMI JOIN {matched} AS matched ON matched.now = counted.row_number;
