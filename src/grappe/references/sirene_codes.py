"""What codes of the company register mean, in words.

Headcount brackets ("tranches d'effectifs") and legal forms ("catégories juridiques", second of
three levels) as Insee publishes them, size categories as decree 2008-1354 defines them.
"""

from functools import cache
from types import MappingProxyType
from typing import Final, NamedTuple

from grappe.references.files import rows_of
from grappe.words import Words

HEADCOUNTS_VINTAGE: Final = "Insee, tranches d’effectifs salariés de Sirene, 2024"
LEGAL_FORMS_VINTAGE: Final = "Insee, catégories juridiques, niveau II, 2022"
SIZES_VINTAGE: Final = "Décret 2008-1354 du 18 décembre 2008"
SIZES: Final = MappingProxyType(
    {
        "PME": Words(fr="PME", en="SME"),
        "ETI": Words(fr="Entreprise de taille intermédiaire", en="Mid-cap"),
        "GE": Words(fr="Grande entreprise", en="Large company"),
    }
)


class HeadcountBracket(NamedTuple):
    """From `least` to `most` employees, both inclusive; `most` is None for the last one."""

    code: str
    least: int
    most: int | None
    words: Words


@cache
def headcount_brackets() -> MappingProxyType[str, HeadcountBracket]:
    """Every bracket by its code, the smallest first; NN is a unit that employs nobody."""
    rows = rows_of("headcount_brackets.csv")
    found = (
        HeadcountBracket(code, int(least), int(most) if most else None, Words(fr=fr, en=en))
        for code, least, most, fr, en in rows
    )
    return MappingProxyType({one.code: one for one in found})


def legal_form_words(code: str) -> Words | None:
    """What a category of two digits or more is called; None where there is none."""
    return _legal_forms().get(code[:2])


@cache
def _legal_forms() -> dict[str, Words]:
    return {code: Words(fr=fr, en=en) for code, fr, en in rows_of("legal_forms.csv")}
