"""Tables with few rows that no cluster wrote, on which what a policy asks is tried."""

from grappe.questions import OF_ORGANISATIONS, OF_SHARED, Section, column_type


def columns_of(section: Section, quarterly: bool) -> dict[str, str]:
    """A section as it is published: without its personal fields, and with who is who."""
    columns = {"cluster": "VARCHAR", "domain": "VARCHAR", "year": "BIGINT"}
    columns |= {"quarter": "BIGINT"} if quarterly else {}
    columns |= OF_SHARED if section.shared_with else {}
    columns |= {"item": "VARCHAR"} if section.kind == "fixed" else {}
    columns |= OF_ORGANISATIONS if section.lists_organisations else {}
    return columns | {f.code: column_type(f.kind) for f in section.fields if not f.is_personal}


def table_of(section: Section, quarterly: bool) -> str:
    """The section's table with rows of three clusters: one answered nothing, one nought, the
    third a little and a great deal."""
    columns = columns_of(section, quarterly)
    listed = ", ".join(f'"{code}" {kind}' for code, kind in columns.items())
    rows = ", ".join(
        f"({', '.join(_cell(code, kind, who, row) for code, kind in columns.items())})"
        for row, who in enumerate(("nothing", "nought", "some", "some"))
    )
    return f'CREATE TABLE "{section.code}" ({listed}); INSERT INTO "{section.code}" VALUES {rows};'


def _cell(code: str, kind: str, who: str, row: int) -> str:
    if code in ("cluster", "year"):
        return f"'{who}'" if code == "cluster" else "2020"
    return _ROWS.get(kind, ("NULL",) * 4)[row]


_ROWS = {
    "BIGINT": ("NULL", "0", "1", "1000000000"),
    "DOUBLE": ("NULL", "0", "0.5", "1e12"),
    "BOOLEAN": ("NULL", "false", "true", "true"),
    "DATE": ("NULL", "'1970-01-01'", "'2020-01-01'", "'2099-12-31'"),
    "VARCHAR": ("NULL", "''", "'a'", "'1'"),
}
