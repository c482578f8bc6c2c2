-- The reports that have a row that counts.
CREATE TEMP TABLE {answered} AS SELECT DISTINCT report FROM {rows};
