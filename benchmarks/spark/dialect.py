"""From DuckDB's SQL, as the templates of `grappe.figures` are written, to Spark's."""

import re

_REWRITTEN = (
    (r"read_parquet\('[^']*?([^/']+)\.parquet'(?:, file_row_number = true)?\)", r'"file \1"'),
    (r"\bfsum\(", "sum("),
    (r"\bhash\(", "xxhash64("),
    (r"\bstrlen\(", "octet_length("),
    (r"\blen\(", "array_size("),
    (r"\bregexp_matches\(", "regexp_like("),
    (r"\bAS VARCHAR\)", "AS STRING)"),
    (r"\bEXCLUDE\b", "EXCEPT"),
    (r"1::BIGINT << (\(\S+ % 63\)|\(\(.+?\) % 63\))", r"shiftleft(1L, CAST(\1 AS INT))"),
    (r"regexp_replace\(strip_accents\((.+?)\), '(.+?)', ' ', 'g'\)",
     r"regexp_replace(strip_accents(\1), '\2', ' ')"),
    (r"\bunnest\(CAST\(\[(.*?)\] AS VARCHAR\[\]\)\)", r"explode(CAST(array(\1) AS ARRAY<STRING>))"),
    (r"\bunnest\(", "explode("),
    (r"level IN \[(.*?)\]", r"level IN (\1)"),
)  # fmt: skip
_REPLACED = re.compile(r"SELECT recognised\.\* REPLACE \((.+?) AS report, (.+?) AS year\)")
_ONCE = re.compile(r"SELECT DISTINCT ON \((.+?)\) \* FROM parts ORDER BY row_number")


def in_spark_sql(text: str) -> str:
    """One statement."""
    text = re.sub(r"--[^\n]*", "", text).strip().rstrip(";")
    for pattern, by in _REWRITTEN:
        text = re.sub(pattern, by, text, flags=re.DOTALL)
    text = _REPLACED.sub(r"SELECT recognised.* EXCEPT (report, year), \1 report, \2 year", text)
    return _ONCE.sub(
        r"SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY \1 ORDER BY row_number) AS nth"
        r" FROM parts) WHERE nth = 1",
        text,
    )


def made_by(statement: str) -> tuple[str, str]:
    """The name that a statement gives to what it selects ("found" for what is inserted there), and
    the selection."""
    text = statement.strip()
    making = re.match(r"CREATE (?:OR REPLACE )?TEMP (?:TABLE|VIEW) (\"[^\"]+\"|\w+) AS\s", text)
    if making:
        return making[1].strip('"'), text[making.end() :]
    adding = re.match(r"INSERT INTO found \([^)]*\)\s", text)
    if adding:
        return "found", text[adding.end() :]
    raise ValueError(text)
