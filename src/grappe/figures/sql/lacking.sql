-- The reports in which a row lacks the first key.
CREATE TEMP TABLE {made} AS SELECT DISTINCT report FROM {recognised} WHERE NOT recognisable;
