"""The column that a field becomes in a published table, as SQL names its type."""

from grappe.questions.model import Kind

_TYPES: dict[str, str] = {
    "integer": "BIGINT",
    "year": "BIGINT",
    "number": "DOUBLE",
    "amount": "DOUBLE",
    "yes_no": "BOOLEAN",
    "date": "DATE",
}


def column_type(kind: Kind | str) -> str:
    """BIGINT, DOUBLE, BOOLEAN or DATE; VARCHAR for every other kind of field."""
    return _TYPES.get(kind, "VARCHAR")
