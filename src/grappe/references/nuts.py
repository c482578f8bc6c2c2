"""Europe's codes of French regions."""

from functools import cache

from grappe.references.files import rows_of

NUTS_VINTAGE = "NUTS 2021"


def nuts_of_region(region: str) -> str | None:
    """The NUTS code of a region by its INSEE code: of level 1, overseas of level 2 (FRY1…); None
    for an unknown region."""
    return _codes().get(region)


@cache
def _codes() -> dict[str, str]:
    return {row[0]: row[1] for row in rows_of("nuts_regions.csv")}
