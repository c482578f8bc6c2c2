-- The reports that have a row that counts, or one of those that are asked for.
CREATE TEMP TABLE {reporting} AS SELECT DISTINCT report FROM {rows} WHERE {where};
