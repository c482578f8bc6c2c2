"""Countries by their ISO 3166-1 alpha-2 codes, with French and English names.

Kosovo is there under XK, the code in common use: ISO has none for it.
"""

import re
import unicodedata
from functools import cache
from types import MappingProxyType

from grappe.references.files import rows_of

_ALSO = {
    "CZ": ("République tchèque", "Czech Republic"),
    "GB": ("UK", "Grande-Bretagne", "Great Britain", "Angleterre", "England", "Écosse", "Scotland"),
    "KR": ("Corée", "Korea"),
    "NL": ("Hollande", "Holland"),
    "TR": ("Turquie", "Turkey"),
    "US": ("USA", "États-Unis d’Amérique", "United States of America"),
}
COUNTRIES_VINTAGE = "Unicode CLDR, by way of Babel 2.18.0"


@cache
def countries(language: str) -> MappingProxyType[str, str]:
    """Names by code, in French ("fr") or English ("en")."""
    column = 2 if language == "en" else 1
    return MappingProxyType({row[0]: row[column] for row in rows_of("countries.csv")})


@cache
def country_names(language: str) -> tuple[str, ...]:
    """Every name in a language, in the order of its letters, accents aside."""
    return tuple(sorted(countries(language).values(), key=_key))


def is_country(code: str) -> bool:
    """Whether this is an ISO 3166-1 alpha-2 code (upper case)."""
    return code in countries("fr")


def country_name(code: str, language: str) -> str | None:
    """The name of a country; None for an unknown code."""
    return countries(language).get(code)


def find_country(written: str) -> str | None:
    """The code of a country by its code or its name in French or English, in any case, with or
    without accents; None where there is none."""
    code = written.strip().upper()
    return code if is_country(code) else _by_name().get(_key(written))


@cache
def _by_name() -> dict[str, str]:
    names = {_key(name): code for lang in ("fr", "en") for code, name in countries(lang).items()}
    return names | {_key(name): code for code, also in _ALSO.items() for name in also}


def _key(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.lower().replace("&", "and").replace("œ", "oe"))
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(re.sub(r"\W+", " ", letters).removeprefix("the ").split())
