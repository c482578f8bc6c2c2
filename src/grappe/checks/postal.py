"""Postal codes and communes of France, in rows that are not abroad."""

from collections.abc import Iterator
from functools import lru_cache

from grappe.answers import Row
from grappe.checks.kinds import Wrong
from grappe.questions import Field, Section, Words
from grappe.references import communes_of_postal_code, find_commune

_UNKNOWN_CODE = Words(
    fr="{value} n’est pas un code postal français. Écrivez ses cinq chiffres.",
    en="{value} is not a French postal code. Write its five digits.",
)
_UNKNOWN_COMMUNE = Words(
    fr="{value}\u202f: cette commune n’est pas connue. Vérifiez son nom, ou le code postal.",
    en="{value}: this commune is not known. Check its name, or the postal code.",
)


def wrong_places(section: Section, row: Row) -> Iterator[tuple[Field, Wrong]]:
    """What is wrong with the postal codes and communes of a row, if it is in France."""
    if any(
        (row.values.get(f.code) or f.default or "FR") != "FR" for f in section.of_kind("country")
    ):
        return
    known: str | None = None
    for field in section.of_kind("postal_code"):
        code = row.values.get(field.code)
        if code is not None and not _is_postal_code(str(code)):
            yield field, Wrong("unknown_postal_code", _UNKNOWN_CODE)
        elif known is None and code is not None:
            known = str(code)
    for field in section.of_kind("commune"):
        name = row.values.get(field.code)
        if name is not None and not _is_commune(str(name), known):
            yield field, Wrong("unknown_commune", _UNKNOWN_COMMUNE, severity="warning")


@lru_cache(maxsize=65_536)
def _is_postal_code(code: str) -> bool:
    return len(code) == 5 and bool(communes_of_postal_code(code))


@lru_cache(maxsize=65_536)
def _is_commune(name: str, postal_code: str | None) -> bool:
    return find_commune(name, postal_code) is not None
