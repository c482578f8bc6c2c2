"""Postal codes and communes of France, in rows that are not abroad."""

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


def wrong_place(section: Section, row: Row, field: Field) -> Wrong | None:
    """What is wrong with a postal code or a commune of a row in France; None when nothing is."""
    value = row.values.get(field.code)
    if value is None or _is_abroad(section, row):
        return None
    if field.kind == "postal_code":
        known = _is_postal_code(str(value))
        return None if known else Wrong("unknown_postal_code", _UNKNOWN_CODE)
    if _is_commune(str(value), _postal_code(section, row)):
        return None
    return Wrong("unknown_commune", _UNKNOWN_COMMUNE, severity="warning")


def _is_abroad(section: Section, row: Row) -> bool:
    for field in section.fields:
        if field.kind == "country":
            return (row.values.get(field.code) or field.default or "FR") != "FR"
    return False


@lru_cache(maxsize=65_536)
def _is_postal_code(code: str) -> bool:
    return len(code) == 5 and bool(communes_of_postal_code(code))


def _postal_code(section: Section, row: Row) -> str | None:
    codes = (row.values.get(f.code) for f in section.fields if f.kind == "postal_code")
    return next((str(code) for code in codes if code and _is_postal_code(str(code))), None)


@lru_cache(maxsize=65_536)
def _is_commune(name: str, postal_code: str | None) -> bool:
    return find_commune(name, postal_code) is not None
