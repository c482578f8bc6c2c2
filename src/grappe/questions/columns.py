"""The columns of a published table, as SQL names their types."""

from collections.abc import Mapping
from types import MappingProxyType

from grappe.questions.model import Kind

WHO = "organisation_key"
"""The key by which an organisation is the same in every cluster and year."""
GOES_ON = "successor_key"
"""The key of whoever goes on in its place: by it a row is known again a year later."""

SHARED = "shared_key"
"""The key by which something that clusters led together is the same in the rows of each."""

MET = ("in_clusters", "other_clusters", "other_domains")
"""In how many clusters the same organisation, or what clusters lead together, counts in the year;
the others; the domains of these that are not the row's."""

WHO_IS_WHO: Mapping[str, str] = MappingProxyType(
    {
        WHO: "VARCHAR",
        GOES_ON: "VARCHAR",
        "legal_unit": "VARCHAR",
        "group_key": "VARCHAR",
        "register_category": "VARCHAR",
        "register_sector": "VARCHAR",
        "register_division": "VARCHAR",
        "register_activity": "VARCHAR",
        "register_nomenclature": "VARCHAR",
        "register_activity_2025": "VARCHAR",
        "register_headcount": "VARCHAR",
        "register_legal_form": "VARCHAR",
        "register_created": "BIGINT",
        "register_ceased": "BIGINT",
        "accounts_status": "VARCHAR",
        "accounts_revenue": "DOUBLE",
        "accounts_revenue_before": "DOUBLE",
        "accounts_net_result": "DOUBLE",
        "in_clusters": "BIGINT",
        "other_clusters": "VARCHAR[]",
        "other_domains": "VARCHAR[]",
    }
)
"""Of each row: which organisation it is, and what the register and public accounts say of it.
Null where that is not known."""

OF_SHARED: Mapping[str, str] = MappingProxyType(
    {SHARED: "VARCHAR", **{name: WHO_IS_WHO[name] for name in MET}}
)
"""What a table whose rows clusters may share has beside its fields."""

OF_ACCOUNTS = frozenset(name for name in WHO_IS_WHO if name.startswith("accounts_"))
"""A company's own accounts: figures are computed from them, and nobody takes them out."""
AMOUNTS_OF_ACCOUNTS = OF_ACCOUNTS - {"accounts_status"}
"""Those that are told by medians and sums over `FEWEST_COMPANIES` at least."""
FEWEST_COMPANIES = 5

WHERE = "department"
"""Insee's code of the department that a row stands in ("99": abroad): from its own place, or from
the one that stands by a person's decision."""

OF_ORGANISATIONS: Mapping[str, str] = MappingProxyType({**WHO_IS_WHO, WHERE: "VARCHAR"})
"""What a table whose rows are organisations has beside its fields."""

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
