"""Countries by their ISO 3166-1 alpha-2 codes, with French and English names.

Kosovo is there under XK, the code in common use: ISO has none for it.
"""

from functools import cache
from types import MappingProxyType

from grappe.references.files import rows_of

COUNTRIES_VINTAGE = "Unicode CLDR, by way of Babel 2.18.0"


@cache
def countries(language: str) -> MappingProxyType[str, str]:
    """Names by code, in French ("fr") or English ("en")."""
    column = 2 if language == "en" else 1
    return MappingProxyType({row[0]: row[column] for row in rows_of("countries.csv")})


def is_country(code: str) -> bool:
    """Whether this is an ISO 3166-1 alpha-2 code (upper case)."""
    return code in countries("fr")


def country_name(code: str, language: str) -> str | None:
    """The name of a country; None for an unknown code."""
    return countries(language).get(code)
