-- What a row is recognised by, for comparing with a year earlier.
CREATE TEMP TABLE {keyed} AS SELECT report, row_number, {keys} FROM {counted};
CREATE TEMP TABLE {matched} (now BIGINT, before BIGINT);
