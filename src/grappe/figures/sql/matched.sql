-- Rows recognised from one year (before) to the next (now).
CREATE TEMP TABLE {matched} (now BIGINT, before BIGINT);
