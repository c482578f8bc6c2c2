-- The reports that have a row that counts.
CREATE TEMP TABLE {reporting} AS SELECT DISTINCT report FROM {rows};
